"""The free texts of an answer: which are new, and what can be saved while one of them waits."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dijkwacht.apps.pictures.rules.answers import Said
from dijkwacht.web.parts.answer_form import TEXT_LABELS
from dijkwacht.web.parts.personal_texts import Waiting


def new_texts(said: Said, stands: Said) -> Iterator[tuple[str, str]]:
    """Every text that does not stand yet, with what it is called on the card."""
    for name, label in TEXT_LABELS.items():
        if (text := getattr(said, name)) and text != getattr(stands, name):
            yield label, text
    known = {text for piece in stands.evidence for text in (piece.name, piece.kept_at)}
    for number, piece in enumerate(said.evidence, start=1):
        yield from ((f"Bewijs {number}", text) for text in (piece.name, piece.kept_at) if text and text not in known)


def levels_of(said: Said, stands: Said) -> Said:
    """The levels as they were just chosen, with the texts that stand; what does not apply needs its text and waits whole."""
    if said.not_applicable:
        return stands
    return replace(stands, paper=said.paper, practice=said.practice, not_applicable="")


def placed(held: Iterable[Waiting]) -> list[tuple[str, Waiting]]:
    """Each text that waits, with the place on the card where it stands."""
    places = {label: f"id_{name}" for name, label in TEXT_LABELS.items()}
    return [(places.get(one.name) or f"id_evidence-{one.name.rpartition(' ')[2]}-name", one) for one in held]
