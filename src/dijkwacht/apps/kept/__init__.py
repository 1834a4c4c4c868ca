"""What is kept as bytes: a paper that somebody decided on, as it was that day."""
