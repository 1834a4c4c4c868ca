"""How measures go, as tables and pure functions: one module a subject."""
