"""What the adviser writes with the weak spots of a picture."""
