"""The parts of a report: what each chapter says."""
