"""The organisation's own template: looked over before it is kept, and filled without changing its looks."""
