"""The languages of the window; English is the source."""
