"""What the cases of both instruments have in common."""
