"""The answers workbook: made empty for people with only a spreadsheet, read back with every fault at once."""
