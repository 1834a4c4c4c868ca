"""Pictures of a joint body that hold for its members."""
