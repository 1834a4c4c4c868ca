"""For a jurist: on which acts and rulings the product rests, how far they were read, and where each is used."""
