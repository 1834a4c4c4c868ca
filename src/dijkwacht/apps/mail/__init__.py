"""Mail that goes out: rows that a deed writes and a job sends."""
