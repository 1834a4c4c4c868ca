"""Queries of plan, one module a part."""
