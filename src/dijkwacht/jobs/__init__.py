"""Work that no page waits for: loading content, and tidying up."""
