"""The panels of the desktop application."""
