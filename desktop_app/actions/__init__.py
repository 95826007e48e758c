"""Everything a person can do: a table of actions for each theme, and what carries them out."""
