"""The policy of an organisation for one instrument: what Bibob and Damocles show and do alike."""
