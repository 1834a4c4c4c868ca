"""Who typed a form: each form of ours carries the sealed mark of the account, or of the invitations, that it was shown to."""
