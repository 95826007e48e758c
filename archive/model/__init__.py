"""What a newspaper archive is made of: frozen values without files, database or window."""
