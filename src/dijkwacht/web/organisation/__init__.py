"""The first page of client and coordinator, and what they follow of their own pictures."""
