"""Making a letter: a page that stores nothing."""
