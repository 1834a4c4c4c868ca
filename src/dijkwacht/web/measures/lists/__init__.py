"""All measures that somebody sees as a table: choosing, exporting, and reading an existing list in."""
