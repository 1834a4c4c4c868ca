"""Letters from reviewed templates, and the checklist of proportionality: read, composed, written to Word and OpenDocument."""
