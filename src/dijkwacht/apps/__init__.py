"""Meaning: one Django app per subject; no views, no urls, no templates."""
