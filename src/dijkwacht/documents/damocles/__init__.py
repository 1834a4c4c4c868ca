"""The policy matrix of article 13b Opiumwet: its format, its reader, its examples."""
