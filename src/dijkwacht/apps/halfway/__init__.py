"""The talk half a year after the decision."""
