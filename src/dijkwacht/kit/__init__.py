"""The few things that every room shares; knows nothing of the rooms above it."""
