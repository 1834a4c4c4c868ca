"""The command line; the pure commands import no Django."""
