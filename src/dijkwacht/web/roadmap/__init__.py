"""Planning a picture and keeping its roadmap."""
