"""What is laid beside a picture: how members differ from it, and what stands halfway to the next."""
