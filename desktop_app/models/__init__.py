"""Item models: they hold ids and records of the archive, and fetch what is painted."""
