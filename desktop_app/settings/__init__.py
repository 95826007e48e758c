"""The settings of the desktop application."""
