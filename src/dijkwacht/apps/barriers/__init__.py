"""Barriers: models of criminal processes by version, and which of their barriers stand in which organisation."""
