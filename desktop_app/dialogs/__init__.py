"""The dialogs of the desktop application."""
