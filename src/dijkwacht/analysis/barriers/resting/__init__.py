"""On what a closed step rests: the barriers that it cannot do without, and those that could go."""
