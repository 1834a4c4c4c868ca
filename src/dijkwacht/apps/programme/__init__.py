"""How far the organisations of a programme are."""
