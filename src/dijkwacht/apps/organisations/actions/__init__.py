"""What changes organisations and areas: loading the content, and keeping what it lacks."""
