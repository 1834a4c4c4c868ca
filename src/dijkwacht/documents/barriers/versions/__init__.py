"""Versions of a model beside each other."""
