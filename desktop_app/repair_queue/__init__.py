"""The repair queue of the desktop application."""
