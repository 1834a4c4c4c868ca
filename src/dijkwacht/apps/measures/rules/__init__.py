"""Rules of measures, one module a part."""
