"""What the instruments ask and allow, as tables and pure functions: one module a subject."""
