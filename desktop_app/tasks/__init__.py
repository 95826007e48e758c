"""The tasks of the desktop application."""
