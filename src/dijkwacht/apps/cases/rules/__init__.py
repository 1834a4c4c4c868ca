"""Rules of cases, one module a part."""
