"""Who is at work on a connection, and which organisations they reach."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dijkwacht.apps.wall.rules.declarations import Level
from dijkwacht.apps.wall.rules.policies import CODES, SERVICE, WHO


@dataclass(frozen=True, slots=True)
class Context:
    """What the wall knows: an account, the organisations of each level, the codes whose events are read, or a service.

    Empty, it reaches nothing. A service (a job, a command, or a door that looks for a key) reaches all, and has a name.
    """

    who: int | None = None
    levels: Mapping[Level, frozenset[int]] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()
    service: str = ""

    def reaching(self, level: Level, places: frozenset[int]) -> "Context":
        """The same, with more organisations of one level."""
        return replace(self, levels={**self.levels, level: self.levels.get(level, frozenset()) | places})

    @property
    def settings(self) -> dict[str, str]:
        """The settings of the connection, by name, as PostgreSQL reads them."""
        of = {level.value: _array(str(pk) for pk in sorted(self.levels.get(level, ()))) for level in Level}
        return {WHO: str(self.who or ""), SERVICE: self.service, CODES: _array(f'"{one}"' for one in sorted(self.codes)), **of}


def _array(parts: Iterable[str]) -> str:
    return "{" + ",".join(parts) + "}"


NOBODY = Context()
