"""Rules of damocles, one module a part."""
