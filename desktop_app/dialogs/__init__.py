"""Dialogs: opened, never waited for; each tells by a signal what was chosen."""
