"""Letting people in: invitations to have an account and a role, and a change of address."""
