"""Rules of pictures, one module a part."""
