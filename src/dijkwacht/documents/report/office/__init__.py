"""How the report is written for office suites: the XML and the styles of Word and OpenDocument."""
