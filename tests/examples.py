"""How many made cases a property is tried on: few while building, many in CI (``--hypothesis-profile=many``).

These two make the same cases each time, so that what passed here passes in CI too. ``--hypothesis-profile=search`` makes other
ones each time: what it finds becomes a test of its own. No test sets a number of its own: a profile goes for all, and ``costly``
is a share of it.
"""

from typing import Final

from hypothesis import settings

# No deadline: a busy machine is no fault of the reckoning.
PROFILES: Final = {"few": 50, "many": 250, "search": 2000}
FEWEST: Final = 10

for _name, _number in PROFILES.items():
    settings.register_profile(_name, max_examples=_number, deadline=None, derandomize=_name != "search")
settings.load_profile("few")


def made() -> int:
    """On how many cases a property is tried now, for what is no property and still grows with it."""
    return settings.default.max_examples


def costly() -> settings:
    """For a case that takes long to make, such as a whole workbook: a twentieth of what the others get."""
    return settings(max_examples=max(FEWEST, settings.default.max_examples // 20))
