"""What papers say, from what stands in the database, and the table of them all."""
