"""The viewer of the desktop application."""
