"""One criterion: what was said of it, what is settled, what the adviser writes."""
