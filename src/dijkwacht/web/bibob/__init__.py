"""Bibob: the policy line and what lies beside it, choosing a test, cases for who is named on them, use in numbers."""
