"""Wat is er gebeurd: the auditor reads the events of the organisations in reach, without content."""
