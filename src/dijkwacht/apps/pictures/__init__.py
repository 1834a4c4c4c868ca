"""Resilience pictures: who is asked, what they said and what it comes to."""
