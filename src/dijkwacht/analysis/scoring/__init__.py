"""Answers to levels to figures: paper against practice, agreement and uncertainty."""
