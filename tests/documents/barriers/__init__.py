"""Barrier models."""
