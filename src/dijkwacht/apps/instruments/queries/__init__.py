"""Reading policy and cases, as somebody may see them: one module a subject."""
