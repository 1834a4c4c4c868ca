"""Reminders, the monthly digest and the calendar link."""
