"""A paper and its writers: whatever goes out as PDF, Word or OpenDocument text is one ``Paper``."""
