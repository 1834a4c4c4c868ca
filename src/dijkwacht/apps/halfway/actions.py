"""Noting what is said in a six-month talk, and closing it."""

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.halfway.models import HalfwayLine, HalfwayTalk
from dijkwacht.apps.halfway.queries import halfway, said_halfway
from dijkwacht.apps.halfway.rules import MAX_ASK, why_not_close, why_not_talk, why_not_yet
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import piece_rows
from dijkwacht.apps.pictures.rules.answers import Overtaken, Said, faults_in
from dijkwacht.apps.pictures.rules.states import State as PictureState
from dijkwacht.kit.errors import Fault, InvalidInput, Refused


@transaction.atomic
def discuss(*, picture: Picture, criterion: str, said: Said, seen: int, by: Actor) -> None:
    """Note what was said of a criterion; ``seen`` is the version that was on the screen (0: nothing yet).

    Raises:
        Refused: the talk is closed, or is not about this criterion.
        InvalidInput: a field is wrong, by name of the field.
        Overtaken: somebody noted something else in the meantime.
    """
    talk = _talk(picture)
    if criterion not in {topic.criterion.id for topic in halfway(picture).topics}:
        raise Refused("Bij dit onderdeel hoort geen maatregel: het komt in dit gesprek niet aan de orde.")
    if faults := faults_in(said, on=clock.today()):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    line = HalfwayLine.objects.filter(talk=talk, criterion=criterion).first() or HalfwayLine(
        talk=talk, organisation_id=talk.organisation_id, criterion=criterion, version=0
    )
    if line.version != seen:
        if line.version and said_halfway(line) == said:
            return  # a double click: the same words, noted already
        raise Overtaken(said_halfway(line) if line.version else Said(), line.version)
    line.paper, line.practice, line.explanation = said.paper, said.practice, said.explanation
    line.evidence, line.version = piece_rows(said.evidence), seen + 1
    line.save()
    audit.record(by=by, verb="halfway.discussed", on=talk, organisation=picture.organisation.code)


@transaction.atomic
def close(*, picture: Picture, ask: str, by: Actor) -> None:
    """Close the talk: from now on it stands, with what is asked of the college.

    Raises:
        Refused: nothing was noted yet, or it was closed.
        InvalidInput: the text is too long.
    """
    talk = _talk(picture)
    if reason := why_not_close(PictureState(picture.state), is_held=False, discussed=talk.lines.count()):
        raise Refused(reason)
    if len(ask) > MAX_ASK:
        raise InvalidInput([Fault("", "ask", f"Maak de tekst korter: hooguit {MAX_ASK} tekens.")])
    talk.held_on, talk.ask = clock.today(), ask.strip()
    talk.save(update_fields=["held_on", "ask"])
    audit.record(by=by, verb="halfway.talk_closed", on=talk, organisation=picture.organisation.code)


def _talk(picture: Picture) -> HalfwayTalk:
    """The talk about a picture, held so that of two who note or close the second reads what the first did."""
    if reason := why_not_yet(PictureState(picture.state), picture.state_since, on=clock.today()):
        raise Refused(reason)
    HalfwayTalk.objects.get_or_create(picture=picture, defaults={"organisation": picture.organisation})
    talk = HalfwayTalk.objects.select_for_update().get(picture=picture)
    if reason := why_not_talk(PictureState(picture.state), is_held=talk.held_on is not None):
        raise Refused(reason)
    return talk
