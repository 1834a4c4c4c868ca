"""How fast the product is, measured on the real thing: ``make bench``."""
