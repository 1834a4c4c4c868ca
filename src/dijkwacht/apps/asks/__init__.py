"""What is asked of whom, by when, and what they are told of by mail."""
