"""The outbox of the demo."""
