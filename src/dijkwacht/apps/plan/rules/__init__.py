"""Rules of plan, one module a part."""
