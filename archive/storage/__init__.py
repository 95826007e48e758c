"""The only place with SQL: the archive on disk."""
