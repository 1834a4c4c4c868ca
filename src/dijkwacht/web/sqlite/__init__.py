"""Django's SQLite, whose writers wait for their turn."""
