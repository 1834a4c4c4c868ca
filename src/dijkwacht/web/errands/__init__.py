"""How far is it? Work that takes longer than a page waits, for who asked for it."""
