"""Policy and cases, one module a subject; every row carries its organisation."""
