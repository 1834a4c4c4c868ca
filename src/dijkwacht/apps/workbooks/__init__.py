"""Answers that come in and go out as a workbook."""
