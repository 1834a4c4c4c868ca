"""What the organisation remarks on a concept."""
