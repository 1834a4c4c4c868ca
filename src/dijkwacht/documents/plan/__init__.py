"""What is made of measures on paper: the implementation plan and the hand-over note, written by the report's own writers."""
