"""The translation of the desktop application."""
