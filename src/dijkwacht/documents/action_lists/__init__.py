"""Lists of actions as spreadsheets: one that an organisation has already, and ours going out."""
