"""Who came up against a decision, as a role: never a name, and of two with one role a number."""

from collections.abc import Iterable
from typing import NamedTuple

from dijkwacht.kit.words import Worded


class Party(Worded):
    """In which role somebody objects or goes to the court."""

    RESIDENT = "resident", "bewoner"
    OWNER = "owner", "eigenaar"
    APPLICANT = "applicant", "aanvrager of houder"
    OTHER = "other", "andere belanghebbende"


class Track(NamedTuple):
    """The way of one objector through objection and appeal; without a role where that was not said."""

    party: Party | None = None
    nth: int = 1

    @property
    def words(self) -> str:
        """Whose it is.

        >>> Track(Party.OWNER).words, Track(Party.OWNER, 2).words, Track().words
        ('eigenaar', 'eigenaar 2', '')
        """
        if self.party is None:
            return ""
        return self.party.word if self.nth == 1 else f"{self.party.word} {self.nth}"

    @property
    def slug(self) -> str:
        """How it is called in an address.

        >>> Track(Party.OWNER, 2).slug, Track().slug
        ('owner-2', '')
        """
        return f"{self.party}-{self.nth}" if self.party else ""

    def named(self, words: str) -> str:
        """Something of this objector: with the role behind it where that is known.

        >>> Track(Party.OWNER).named("bezwaar ontvangen"), Track().named("bezwaar ontvangen")
        ('bezwaar ontvangen (eigenaar)', 'bezwaar ontvangen')
        """
        return f"{words} ({self.words})" if self.party else words


NOBODY = Track()
"""The way of an objector whose role was not said, as before roles were kept."""


def next_track(party: Party, known: Iterable[Track]) -> Track:
    """The way of another objector in a role.

    >>> next_track(Party.OWNER, [Track(Party.OWNER), Track(Party.RESIDENT)])
    Track(party=<Party.OWNER: 'owner'>, nth=2)
    """
    return Track(party, 1 + max((one.nth for one in known if one.party is party), default=0))
