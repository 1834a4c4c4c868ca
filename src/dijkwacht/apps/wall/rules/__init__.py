"""What each table says of its rows, and the policies that follow from it."""
