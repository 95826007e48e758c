"""The page's text as flowing articles, edited in place and saved line by line."""
