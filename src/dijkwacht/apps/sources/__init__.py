"""What was heard and read, and what was studied before."""
