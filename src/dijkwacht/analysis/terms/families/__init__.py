"""The families of rules: each turns the events that concern it into terms."""
