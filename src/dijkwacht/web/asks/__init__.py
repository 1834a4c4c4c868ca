"""Which mails somebody gets."""
