"""Norm sets as files: the model, its reader and the sets that come with the product."""
