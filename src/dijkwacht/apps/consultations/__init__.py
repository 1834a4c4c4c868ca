"""Consultations: what partners say of a barrier model while it is a draft."""
