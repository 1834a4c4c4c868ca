"""Work beside the pages, as any room shows it."""
