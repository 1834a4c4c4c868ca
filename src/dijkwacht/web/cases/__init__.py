"""What both instruments show of a case: what was noted put right, what came after the decision, and removing it."""
