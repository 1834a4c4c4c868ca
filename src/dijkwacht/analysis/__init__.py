"""Reckoning: pure Python that knows no Django, no database and no clock."""
