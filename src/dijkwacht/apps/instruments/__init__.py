"""Bibob and Damocles: policy as data, cases as dates and states, use in numbers. Nothing here is about persons."""
