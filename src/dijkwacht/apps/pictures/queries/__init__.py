"""Queries of pictures, one module a part."""
