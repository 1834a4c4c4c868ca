"""How things of different heights share a sheet."""
