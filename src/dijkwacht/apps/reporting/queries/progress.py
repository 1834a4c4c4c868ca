"""The page for the college after a six-month talk."""

from datetime import date

from dijkwacht.apps.halfway.queries import Halfway, halfway, interim_of
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.documents.college.halfway import Progress, Topic, halfway_page
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.paper.model import Paper


def progress(picture: Picture, made_on: date) -> Paper:
    """*Voortgang na zes maanden*, as it stands on a day or was when the talk was closed."""
    return halfway_page(_progress(picture, halfway(picture), made_on))


def _progress(picture: Picture, stands: Halfway, on: date) -> Progress:
    held_on = (stands.talk.held_on if stands.talk else None) or on
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
                theme=topic.theme,
                measure="; ".join(measure.title for measure in topic.measures) or "gestopt",
                state=topic.measures[0].get_state_display() if topic.measures else "gestopt",
                before=topic.before.practice,
                looked=looked.get(topic.criterion.id),
                is_proven=any(measure.state == State.PROVEN for measure in topic.measures),
            )
            for topic in stands.topics
        ),
        ask=stands.talk.ask if stands.talk else "",
    )
