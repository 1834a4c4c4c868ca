"""Measures on the page: one of them, the board, the table, and what is shared."""
