"""The papers for those who decide, the copies of the closed set, and the organisation's own template."""
