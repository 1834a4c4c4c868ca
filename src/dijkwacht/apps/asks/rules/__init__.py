"""The kinds of what is asked, whose turn one is, and the words of a mail."""
