"""The ``jiaokan`` commands; each does what the window does, with the same functions."""
