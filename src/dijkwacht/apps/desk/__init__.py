"""The desk: a question to an adviser, its answer, and who may read them."""
