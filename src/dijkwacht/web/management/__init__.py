"""Commands of ``dijkwacht manage``."""
