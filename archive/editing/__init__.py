"""Edits with inverses and their stored history."""
