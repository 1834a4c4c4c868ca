"""Spreadsheets of three kinds (.xlsx, .ods, a folder of .csv) read as the same plain rows, whatever was put in them."""
