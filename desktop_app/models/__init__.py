"""The models of the desktop application."""
