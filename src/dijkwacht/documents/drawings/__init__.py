"""Own drawings as SVG: one string for the page and the report."""
