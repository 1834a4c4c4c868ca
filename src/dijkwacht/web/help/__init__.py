"""The manuals as pages of the site, and what a reader must be able to find on every page: privacy, accessibility, contact."""
