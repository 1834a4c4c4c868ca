"""Legal terms on paper: events in as YAML; terms out as JSON, as a calendar file and as a time line."""
