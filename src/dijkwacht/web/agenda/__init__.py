"""The calendar that follows one’s measures, by a secret link."""
