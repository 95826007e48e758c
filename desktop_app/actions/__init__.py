"""The actions of the desktop application."""
