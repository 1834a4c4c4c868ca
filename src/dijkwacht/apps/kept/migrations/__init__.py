"""Changes of the tables of kept files."""
