"""Delivery: the pages."""
