"""Inviting people by mail, and the door through which they come in."""
