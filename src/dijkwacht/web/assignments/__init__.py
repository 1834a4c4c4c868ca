"""Agreeing on assignments: proposing, accepting, ending."""
