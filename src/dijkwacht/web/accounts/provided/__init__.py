"""Signing in by the provider of one's own organisation, with OpenID Connect."""
