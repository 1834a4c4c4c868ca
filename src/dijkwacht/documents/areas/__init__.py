"""Areas in a file of GeoJSON: read within bounds, in longitude and latitude or in RD, every fault with its feature."""
