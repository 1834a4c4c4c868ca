"""What a year that is over leaves behind."""
