"""Files from outside, opened in a process of their own: what one of them multiplies to hurts nobody but its sender."""
