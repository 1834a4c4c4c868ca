"""Answering: one criterion per card."""
