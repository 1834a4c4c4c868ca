"""Barrier models: looked at, placed, and what is still open."""
