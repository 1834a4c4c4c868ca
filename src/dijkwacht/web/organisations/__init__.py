"""Which organisations there are, and the areas that lie in them; kept by the province or its support team."""
