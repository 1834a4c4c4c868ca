"""The page for the college after a six-month talk."""

from importlib import import_module

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.measures.queries import Halfway, halfway, interim_of
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.reporting.rules import Document, Format
from dijkwacht.documents.college.halfway import Progress, Topic, halfway_page
from dijkwacht.documents.marking import Marking


@transaction.atomic
def deliver_halfway(*, picture: Picture, form: Format, by: Actor) -> Document:
    """Make *Voortgang na zes maanden* in one of its forms, and put on record who took it."""
    page = halfway_page(_progress(picture, halfway(picture)))
    # The writers are heavy: a process that never hands out a document never loads them.
    content: bytes = getattr(import_module("dijkwacht.documents.college.files"), form)(page)
    audit.record(by=by, verb="reporting.progress_delivered", on=picture, organisation=picture.organisation.code, note=form)
    return Document(f"voortgang-na-zes-maanden.{form}", form.media_type, content)


def _progress(picture: Picture, stands: Halfway) -> Progress:
    held_on = (stands.talk.held_on if stands.talk else None) or timezone.localdate()
    found = interim_of(stands, on=held_on)
    looked = {one.now.id: one for one in found.looked}
    return Progress(
        organisation=name_on(picture.organisation, held_on),
        picture_on=picture.reference_date,
        held_on=held_on,
        marking=Marking(picture.marking),
        is_example=picture.is_example,
        whole=stands.reckoned.score.whole,
        interim=found,
        topics=tuple(
            Topic(
                criterion=topic.criterion.id,
                text=topic.criterion.text,
                measure="; ".join(measure.title for measure in topic.measures) or "gestopt",
                state=topic.measures[0].get_state_display() if topic.measures else "gestopt",
                before=topic.before.practice,
                looked=looked.get(topic.criterion.id),
            )
            for topic in stands.topics
        ),
        ask=stands.talk.ask if stands.talk else "",
    )
