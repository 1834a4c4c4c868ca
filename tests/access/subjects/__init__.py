"""One module a subject, each with its ``SUBJECT``."""
