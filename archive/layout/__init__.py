"""From lines to columns, reading order and articles."""
