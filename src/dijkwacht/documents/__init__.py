"""Paper: what goes in and out as files, without Django."""
