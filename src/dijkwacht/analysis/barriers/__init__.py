"""Reckons with trees of events."""
