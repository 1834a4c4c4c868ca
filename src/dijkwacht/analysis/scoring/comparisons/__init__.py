"""What is laid beside a picture: a later one, how members differ from it, and what stands halfway to the next."""
