"""The panels around the page: each shows one side of the archive and keeps itself up to date."""
