"""Receipts: what came of a form that was sent, so that the same form sent twice does one thing."""
