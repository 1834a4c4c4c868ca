"""Backups: everything in one locked file, put back into an empty place, checked in a scratch place, made each day."""
