"""What organisations let others read, of one kind in one place: for pages and for the wall of the database."""
