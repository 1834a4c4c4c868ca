"""Group sessions: votes without a name, and what was agreed."""
