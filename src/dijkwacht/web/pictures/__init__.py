"""Reading a picture: on one page, and as a file."""
