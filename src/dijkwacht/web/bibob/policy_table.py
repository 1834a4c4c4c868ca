"""A policy line and the law table as rows to read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from dijkwacht.documents.bibob.comparison import said
from dijkwacht.documents.bibob.library import law
from dijkwacht.documents.bibob.model import GROUP_WORDS, INDICATOR_WORDS, SERVICE_WORDS, Decision, Policy
from dijkwacht.kit.dutch import count, listed, long_date

ALLOWED_WORDS = {"yes": "ja", "limited": "soms", "no": "nee"}


@dataclass(frozen=True, slots=True)
class LawRow:
    """What the law says of one decision."""

    decision: Decision

    @property
    def allowed(self) -> str:
        """Whether it can be tested."""
        return ALLOWED_WORDS[self.decision.allowed]

    @property
    def since(self) -> str:
        """From which day, where that was found."""
        if self.decision.since is None:
            return ""
        return f"sinds {long_date(self.decision.since)}{'' if self.decision.since_checked else ' (te verifiëren)'}"

    @property
    def articles(self) -> list[str]:
        """Every article, and the text that was read of it."""
        return [
            f"{one.article} (tekst van {long_date(one.read)})" if one.checked and one.read else f"{one.article} (te verifiëren)"
            for one in self.decision.grounds
        ]


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One decision: what the law allows, what the policy says."""

    law: LawRow
    words: str
    why: str = ""

    @property
    def title(self) -> str:
        """The decision."""
        return self.law.decision.title


def law_groups(body: str) -> list[tuple[str, list[LawRow]]]:
    """The decisions of a kind of body, by group."""
    return [(words, [LawRow(one) for one in rows]) for words, rows in _grouped(law().of_body(body))]


def policy_groups(policy: Policy | None, body: str) -> list[tuple[str, list[PolicyRow]]]:
    """A policy by group of decisions."""
    return [
        (words, [PolicyRow(LawRow(one), said(policy, one.id), _why(policy, one.id)) for one in rows])
        for words, rows in _grouped(law().of_body(body))
    ]


def without_why(policy: Policy | None) -> list[str]:
    """The decisions that a policy tests without saying why, by their titles."""
    titles = {one.id: one.title for one in law().decisions}
    return [titles[name] for name in policy.without_why] if policy else []


def _why(policy: Policy | None, decision: str) -> str:
    line = policy.line(decision) if policy else None
    return line.why or "" if line else ""


def facts(policy: Policy) -> list[tuple[str, str]]:
    """What a policy says beside its lines."""
    rules, signals = policy.indicators, {one.id: one.words for one in law().signals}
    own = listed(INDICATOR_WORDS[name] for name in rules.chosen) or "geen"
    return [
        ("Signalen die tellen", listed(signals[name] for name in policy.signals) or "geen"),
        ("Eigen indicaties", own),
        ("Lichte toets", f"vanaf {count(rules.light_from, 'eigen indicatie', 'eigen indicaties')}"),
        ("Gewone toets", f"vanaf {count(rules.standard_from, 'eigen indicatie', 'eigen indicaties')}"),
        ("Gebieden", listed(area.title for area in policy.areas) or "geen aparte gebieden"),
        ("Omgevingsdienst", SERVICE_WORDS[policy.environment_service]),
    ]


def _grouped(decisions: Iterable[Decision]) -> Iterator[tuple[str, list[Decision]]]:
    for group, rows in groupby(decisions, key=lambda one: one.group):
        yield GROUP_WORDS[group], list(rows)
