"""What is kept from the public version, and on which ground."""
