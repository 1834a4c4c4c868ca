"""Legal terms."""
