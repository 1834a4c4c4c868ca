"""Where people of an organisation sign in at home, and whose account that is here."""
