"""Barrier models: read, written and drawn."""
