"""A registry of formats to write."""
