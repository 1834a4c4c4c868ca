"""Rules of bibob, one module a part."""
