"""Deeds of invitations, one module a part."""
