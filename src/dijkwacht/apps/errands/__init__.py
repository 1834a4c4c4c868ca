"""Errands: work that takes longer than somebody waits for a page, with how far it is and what came of it."""
