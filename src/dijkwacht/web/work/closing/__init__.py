"""What a picture still needs for its decision: replies in the fact check, and marked passages."""
