"""A model beside that of others who consented: what the group could do next."""
