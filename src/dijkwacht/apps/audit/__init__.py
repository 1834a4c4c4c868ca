"""What somebody did: an append-only chain of events."""
