"""The deeds: one module a subject."""
