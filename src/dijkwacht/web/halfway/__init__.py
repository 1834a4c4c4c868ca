"""The six-month talk: one hour, new evidence, an interim state."""
