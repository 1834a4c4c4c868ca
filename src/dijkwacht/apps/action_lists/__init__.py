"""Measures taken over from a list that the organisation kept before."""
