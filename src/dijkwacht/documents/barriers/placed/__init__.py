"""The barriers of a place as a workbook: written as they stand, filled in by somebody, read, and laid beside what stands now."""
