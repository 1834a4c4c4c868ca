"""Asking an adviser something, and answering."""
