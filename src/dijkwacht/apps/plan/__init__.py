"""From picture to plan, and what became of it."""
