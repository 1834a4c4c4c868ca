"""Barriers on the pages of other subjects, and what other subjects add to a barrier."""
