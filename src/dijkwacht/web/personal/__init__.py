"""Free texts that seem to hold personal data: held until their writer has looked."""
