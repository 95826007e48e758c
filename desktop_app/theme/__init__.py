"""The theme of the desktop application."""
