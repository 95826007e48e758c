"""From loose lines to columns, reading order, paragraphs and articles.

Everything is told from geometry: white space, sizes of type, indents, rules and frames; the
language decides only where geometry cannot.
"""
