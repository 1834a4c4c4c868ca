"""Damocles: the policy as data, and the cases of who is named on them."""
