"""Weerbaarheidsbeelden: answers, evidence, settled levels, findings, recommendations."""
