"""The resilience picture as a report: one content, written as PDF, Word and ODT."""
