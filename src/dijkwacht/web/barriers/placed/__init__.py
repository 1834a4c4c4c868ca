"""Saying which barriers stand: on the page, in a workbook, and by a partner who confirms."""
