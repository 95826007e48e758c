"""A registry of formats to read, and an import plan before an import."""
