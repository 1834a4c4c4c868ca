"""Bibob on paper: what the law allows, policies as data, and what a policy says beside another."""
