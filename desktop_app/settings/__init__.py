"""What a person can set, and what the window remembers of itself."""
