"""What a picture rests on: talks, sessions, documents, the adviser's own check, and the members of a joint body."""
