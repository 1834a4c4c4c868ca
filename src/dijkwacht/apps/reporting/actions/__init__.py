"""Handing out papers, keeping templates, and noting who has which copy."""
