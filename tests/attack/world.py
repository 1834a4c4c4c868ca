"""A picture from the questions on, played with whatever answers; and everything that somebody of the organisation sees."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption import actions as adoption
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.findings import actions as findings
from dijkwacht.apps.invitations.actions import codes, invitations
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.answers import Said
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.pictures.rules.weighing import Basis
from dijkwacht.documents.norms.model import NormSet
from tests import factories as make

Sides = tuple[int, int]
Answers = Mapping[tuple[str, str], Sides]
"""What is said, by function and criterion: paper and practice."""
Seen = tuple[str, str, int, bytes]
"""Who looked at which address, and what came of it."""

CLIENT = "secretaris"
"""The function in which the client is asked, if at all."""
PAGES = (
    "organisation:index", "organisation:levels", "organisation:roadmap", "pictures:index", "pictures:one_page",
    "pictures:fact_check", "pictures:compare", "pictures:decision", "pictures:looks", "plan:index", "plan:plan",
    "invitations:index", "questions:index",
    "products:index", "products:copies", "halfway:talk", "start:home", "measures:index", "measures:list",
)  # fmt: skip
"""Every page that shows something of a picture to its organisation."""
BEFORE = ("organisation:levels", "invitations:index", "pictures:looks")
"""What there is to see before anything was shared."""
ELSE = {
    "coordinator": ("organisation:levels", "pictures:fact_check"),
    "executive": ("pictures:one_page", "pictures:fact_check", "pictures:decision"),
}
"""What others read, who see less or the same."""
FILES = (
    ("pictures:download", "pdf"), ("pictures:download", "docx"), ("pictures:download", "odt"), ("pictures:public", "odt"),
    ("plan:implementation", "odt"), ("organisation:calendar", ""), ("measures:download", "csv"), ("halfway:download", "odt"),
)  # fmt: skip
PRODUCTS = (("voorstel", "odt"), ("brief", "odt"), ("dias", "pptx"))
OF_ORGANISATION = ("plan:over_time", "plan:handover")
"""What gathers from all pictures of an organisation."""
PER_CRITERION = ("measures:take_up", "halfway:topic")
_MASK = re.compile(
    rb'(?:csrfmiddlewaretoken|typed_by)" value="[^"]+|nonce="[^"]+|<dcterms:(?:created|modified)[^<]*<|DTSTAMP:\S+'
)


@dataclass(frozen=True)
class Scene:
    """An organisation with a picture and its people; played and taken back as often as one likes."""

    picture: Picture
    norm: NormSet
    adviser: User
    browsers: Mapping[str, Client]
    seats: Mapping[str, Respondent]


def lay_out(of: NormSet, addresses: Mapping[str, str]) -> Scene:
    """A picture that is open, with whoever is asked by function and address; the secretary is the client, who reads along."""
    organisation, adviser = make.organisation(name="Duinrade"), make.user()
    make.assignment(adviser, organisation)
    before = make.picture(organisation, of=of, reference_date=date(2024, 6, 1))
    for seat in [make.respondent(before, function) for function in ("hr", "ciso", "fg")]:
        for criterion in of.criteria:
            make.answer(seat, criterion.id, 1, 1)
    Picture.objects.filter(pk=before.pk).update(state=State.ADOPTED)
    picture = make.picture(organisation, state=State.ANSWERING, of=of)
    browsers = {}
    for role in (Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE):
        who = make.user(addresses.get(CLIENT, f"{role}@example.org") if role is Role.CLIENT else f"{role}@example.org", role)
        make.membership(who, organisation, role)
        browsers[role.value] = Client()
        browsers[role.value].force_login(who)
    seats = {function: make.respondent(picture, function) for function in addresses}
    for function, address in addresses.items():
        invitations.address(respondent=seats[function], email=address, by=make.BY)
    invitations.announce_elsewhere(picture=picture, by=make.BY)
    for address in dict.fromkeys(addresses.values()):
        invitations.invite(invitation=Invitation.objects.filter(email=address).order_by("pk")[0], by=adviser)
    for invitation in Invitation.objects.order_by("pk"):
        codes.enter(invitation=invitation, by=invitation)
    return Scene(picture, of, adviser, browsers, seats)


@dataclass
class Play:
    """One telling of the story; each deed happens a minute after the one before, whatever is said."""

    scene: Scene
    moment: datetime

    def deed(self, do: Callable[..., object], **given: object) -> None:
        """Do something at the next minute."""
        self.moment += timedelta(minutes=1)
        with clock.at(self.moment):
            do(**given)

    @property
    def picture(self) -> Picture:
        """The picture as it stands."""
        return Picture.objects.get(pk=self.scene.picture.pk)

    def say(self, answers: Answers) -> None:
        """Everybody answers, in the order of the list; what somebody said before they say anew."""
        for (function, criterion), (paper, practice) in answers.items():
            seat = Respondent.objects.select_related("picture__organisation").get(pk=self.scene.seats[function].pk)
            row = Answer.objects.filter(respondent=seat, criterion=criterion).first()
            said = Said(paper, practice, evidence=(make.FRESH,))
            by = Invitation.objects.get(respondent=seat)
            self.deed(pictures.answer, respondent=seat, criterion=criterion, said=said, seen=row.version if row else 0, by=by)

    def hand_in(self) -> None:
        """Everybody hands in."""
        for invitation in Invitation.objects.filter(state="opened").order_by("pk"):
            if Invitation.objects.get(pk=invitation.pk).state == "opened":
                self.deed(invitations.submit, invitation=invitation, by=invitation)

    def move(self, to: State) -> None:
        """Take the picture a step."""
        until = timezone.localdate() + timedelta(days=14) if to is State.FACT_CHECK else None
        self.deed(adoption.move, picture=self.picture, to=to, by=self.scene.adviser, reason="Verder.", until=until)

    def weigh(self, levels: Mapping[str, Sides]) -> None:
        """Weigh these criteria as the adviser sees fit."""
        for code, (paper, practice) in levels.items():
            both = {Side.PAPER: paper, Side.PRACTICE: practice}
            its = {"reason": "Gezien in het stuk.", "basis": Basis.DOCUMENT, "by": self.scene.adviser}
            self.deed(pictures.settle, picture=self.picture, criterion=code, levels=both, **its)

    def write(self) -> None:
        """Read every finding over, and write the summary."""
        for code in told(self.picture).score.findings:
            self.deed(findings.describe, picture=self.picture, criterion=code, text="", is_reviewed=True, by=self.scene.adviser)
        words = {"summary": "Kort.", "decision": "Neem over.", "unanswered": "Niet gevraagd."}
        self.deed(pictures.summarise, picture=self.picture, **words, by=self.scene.adviser)

    def see(self, names: Iterable[str] = BEFORE, *, who: str = "client") -> Iterator[Seen]:
        """These pages, as somebody."""
        for name in names:
            yield self.look(who, name, **({"picture": self.scene.picture.pk} if takes_picture(name) else {}))

    def know(self) -> Seen:
        """What all pages and papers of the organisation are made from."""
        there = told(self.picture)
        words = [(code, there.is_apart(code), there.is_apart_on_paper(code)) for code in there.criteria]
        reasons = [(code, row.reason, row.basis) for code, row in there.reasons.items()]
        return "", "", 0, repr((there.answers, there.score, words, reasons)).encode()

    def see_all(self) -> Iterator[Seen]:
        """All pages, as everybody."""
        yield from self.see(PAGES)
        for who, names in ELSE.items():
            yield from self.see(names, who=who)

    def take_along(self) -> Iterator[Seen]:
        """All files, as the coordinator."""
        for name, form in FILES:
            given = {"picture": self.scene.picture.pk} if takes_picture(name) else {}
            yield self.look("coordinator", name, **given, **({"form": form} if form else {}))
        for product, form in PRODUCTS:
            yield self.look("coordinator", "products:download", picture=self.scene.picture.pk, product=product, form=form)
        code = self.picture.organisation.code
        yield self.look("coordinator", "plan:handover_file", code=code, form="odt")
        for name in OF_ORGANISATION:
            yield self.look("coordinator", name, code=code)
        for name in PER_CRITERION:
            for criterion in self.scene.norm.criteria[:2]:
                yield self.look("coordinator", name, picture=self.scene.picture.pk, criterion=criterion.id)
        yield self.hear()

    def hear(self) -> Seen:
        """Every mail that went out, without the links in it, and what the record tells an auditor: which deeds, when."""
        mails = sorted(Message.objects.exclude(body__contains="/uitnodiging/").values_list("to", "subject", "body"))
        deeds = list(Event.objects.order_by("pk").values_list("verb", "note", "organisation", "at"))
        return "auditor", "", 0, repr((mails, deeds)).encode()

    def look(self, who: str, name: str, **given: object) -> Seen:
        """Open one address."""
        path = reverse(name, kwargs=given)
        with clock.at(self.moment):
            page = self.scene.browsers[who].get(path)
        return who, path, page.status_code, plain(b"".join(page) if page.streaming else page.content)


def takes_picture(name: str) -> bool:
    """Whether an address is about one picture."""
    return name not in {
        "organisation:index", "pictures:index", "plan:index", "questions:index", "start:home", "measures:index", "measures:list",
        "measures:download",
    }  # fmt: skip


def plain(content: bytes) -> bytes:
    """What was seen, without what differs from one look to the next; a packed file as what is in it."""
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as packed:
            content = b"\n".join(name.encode() + packed.read(name) for name in packed.namelist())
    return _MASK.sub(b"", content)


def played(scene: Scene, tell: Callable[[Play], Iterator[Seen]]) -> list[Seen]:
    """Tell a story, keep all that was seen, and take the story back: the next begins from the same scene and minute."""
    start = timezone.now().replace(hour=9, minute=0, second=0, microsecond=0)
    whole = transaction.atomic()
    whole._from_testcase = True  # what has to stand by itself may do so within
    with whole:
        seen = list(tell(Play(scene, start)))
        transaction.set_rollback(True)
    return seen
