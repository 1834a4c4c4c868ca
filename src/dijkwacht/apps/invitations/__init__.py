"""Asking people without an account to answer."""
