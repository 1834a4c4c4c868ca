"""Policy put into practice: measures with owner, day, state and proof."""
