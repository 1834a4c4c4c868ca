"""Rules of passages, one module a part."""
