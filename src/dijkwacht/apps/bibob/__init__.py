"""Bibob cases: gates, terms and use in numbers."""
