"""Hoe ver zijn we: the programme sees states and dates of its organisations, and nothing else of them."""
