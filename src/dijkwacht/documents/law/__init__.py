"""The law behind the product: which acts and articles it rests on, how far they were read, and where each is used."""
