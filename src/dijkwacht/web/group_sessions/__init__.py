"""A group session: the adviser's choice and wall, and the door and vote of people with a phone."""
