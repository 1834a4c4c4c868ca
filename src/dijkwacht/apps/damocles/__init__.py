"""Damocles cases: steps, terms and use in numbers."""
