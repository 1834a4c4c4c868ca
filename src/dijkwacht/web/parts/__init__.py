"""Parts of pages that more than one subject has."""
