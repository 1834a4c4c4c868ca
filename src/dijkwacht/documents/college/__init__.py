"""What goes from a picture to those who decide: proposal, slides, letter to the council, set for a closed briefing."""
