"""Papers about barriers: what is asked of a partner, and what is open in a place."""
