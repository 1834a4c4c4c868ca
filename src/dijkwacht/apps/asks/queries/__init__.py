"""What is asked of whom, read from how things stand."""
