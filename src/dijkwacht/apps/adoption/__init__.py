"""The steps of a picture up to the decision."""
