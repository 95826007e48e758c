"""The jiaokan commands."""
