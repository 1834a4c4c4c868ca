"""The norms: which there are, what is in them, and their way from draft to out of use."""
