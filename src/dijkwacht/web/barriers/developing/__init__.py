"""Models that change: what a next version means for who works with one, and drafts of the team."""
