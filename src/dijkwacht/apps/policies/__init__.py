"""Policy for Bibob and Damocles, and its versions."""
