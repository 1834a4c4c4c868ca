"""The gallery: every building block of the pages in all its states."""
