"""Measures with what belongs to them; every row carries its organisation."""
