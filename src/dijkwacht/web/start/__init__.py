"""Where somebody lands."""
