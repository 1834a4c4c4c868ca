"""Of each trust paper every sentence, with the tests that would be red if it were false."""
