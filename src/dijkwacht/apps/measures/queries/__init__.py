"""Reading measures, as somebody may see them: one module a subject."""
