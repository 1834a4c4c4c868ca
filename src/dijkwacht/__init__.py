"""dijkwacht: resilience pictures that take policy off the paper."""
