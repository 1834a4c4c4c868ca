"""Rules of invitations, one module a part."""
