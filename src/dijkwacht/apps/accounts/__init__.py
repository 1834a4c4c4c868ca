"""Users, memberships, assignments; roles and rights as data."""
