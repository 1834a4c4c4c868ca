"""Commands that reckon, without Django."""
