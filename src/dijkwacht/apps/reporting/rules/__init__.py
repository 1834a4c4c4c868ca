"""When a paper can be had, what its file is called, and how copies are kept."""
