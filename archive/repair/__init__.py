"""One module per kind of break: pure functions from a page to proposals."""
