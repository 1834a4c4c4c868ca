"""Legal terms of administrative law: events in, every term out with its article and its arithmetic."""
