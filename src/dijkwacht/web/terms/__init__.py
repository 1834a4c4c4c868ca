"""Reckoning legal terms on a page that stores nothing."""
