"""Organisations through time: names, mergers, regions, boundaries, inhabitants and neighbours."""
