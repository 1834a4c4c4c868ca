"""Work that no page waits for: loading content, reminding, and tidying up."""
