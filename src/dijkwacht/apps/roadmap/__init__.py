"""When which step of a picture is due, and who takes care of it."""
