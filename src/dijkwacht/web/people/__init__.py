"""Who works where: accounts, roles, invitations, and who takes over from whom."""
