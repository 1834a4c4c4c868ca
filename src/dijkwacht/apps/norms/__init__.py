"""Question sets as published: fixed versions that pictures hold on to."""
