"""Norms in the formats of others: libraries of CISO Assistant and OSCAL catalogues become a norm set of ours."""
