"""What an installation chooses, and what it writes down of itself."""
