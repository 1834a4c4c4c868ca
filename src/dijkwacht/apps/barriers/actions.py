"""The life of a barrier model: drafted by the team, published for good, taken up by an organisation, its barriers placed."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import Membership, User, plain
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.barriers.models import BarrierVersion, Confirmation, Draft, InUse, Placing, barrier_model
from dijkwacht.apps.barriers.queries import newer_than, newest, said_of, seen_in
from dijkwacht.apps.barriers.rules import (
    ASKED,
    LINK_STAYS,
    Ended,
    Placed,
    Standing,
    asked,
    is_still_confirmed,
    left,
    meant,
    renewed,
    why_ended,
    why_not,
)
from dijkwacht.apps.barriers.rules.group import why_not_share
from dijkwacht.apps.consents import actions as consents
from dijkwacht.apps.consents.rules import Subject
from dijkwacht.apps.mail.actions import post
from dijkwacht.apps.mail.links import site_url
from dijkwacht.apps.norms.rules import State
from dijkwacht.apps.organisations.models import Area, Organisation
from dijkwacht.apps.people.queries import token_hash
from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.versions.intake import Intake
from dijkwacht.documents.records import digest_of
from dijkwacht.kit.errors import Fault, Refused

CHANGED: Final = (
    "Intussen veranderde een collega iets, of antwoordde een partner. Wat u invulde, staat er nog: kijk het na en bewaar opnieuw."
)
DOOR: Final = "/barrieres/bevestigen/"
"""Where a partner's person answers."""
OTHER: Final = "De tekst van dit ontwerp is intussen veranderd of weggegooid: open het ontwerp opnieuw."
OWN: Final = "Dit adres is van iemand van uw eigen organisatie. Vraag iemand van de partner."
TAKEN: Final = "Het id ‘{code}’ is van het model ‘{title}’. Geef een ander id, of begin een nieuwe versie van dat model."
FOUR_EYES: Final = "U schreef zelf aan dit ontwerp: een ander van het team kijkt het na en publiceert het."


@transaction.atomic
def publish(*, model: BarrierModel, by: Actor) -> BarrierVersion:
    """Keep this version for good; publishing the same text again changes nothing.

    Raises:
        Refused: another text already stands under this version.
    """
    content = model.model_dump(mode="json")
    digest = digest_of(content)
    there = BarrierVersion.objects.select_for_update().filter(code=model.id, version=model.version).first()
    if there:
        if there.digest != digest:
            raise Refused(
                f"Versie {model.version} van ‘{model.title}’ is al gepubliceerd met een andere tekst: geef een nieuw nummer."
            )
        return there
    made = BarrierVersion.objects.create(
        state=State.PUBLISHED, code=model.id, version=model.version, title=model.title, content=content, digest=digest
    )
    audit.record(by=by, verb="barriers.published", on=made)
    return made


@transaction.atomic
def take_up(*, organisation: Organisation, code: str, by: Actor, area: Area | None = None, is_example: bool = False) -> InUse:
    """Begin to work with the newest version of a model; a second time gives the one that is there.

    Raises:
        Refused: there is no such model, or the area lies elsewhere.
    """
    version = newest().filter(code=code).first()
    if version is None:
        raise Refused("Dit barrièremodel is er niet meer: kies een ander.")
    if area is not None and not area.organisations.filter(pk=organisation.pk).exists():
        raise Refused("Dit gebied ligt niet in deze organisatie.")
    row, is_new = InUse.objects.get_or_create(
        organisation=organisation, code=code, area=area, defaults={"version": version, "is_example": is_example}
    )
    if is_new:
        audit.record(by=by, verb="barriers.taken_up", on=row, organisation=organisation.code)
    return row


@transaction.atomic
def place(*, in_use: InUse, said: Mapping[str, Placed], by: Actor, seen: str | None = None) -> int:
    """Keep what is said of these barriers; gives how many changed.

    What a partner confirmed stays confirmed where only a later day is given, or none; else it is to be confirmed anew, and a link
    to confirm what it was ends. ``seen`` is the mark of what the writer began with; without it nothing is compared.

    Raises:
        Refused: a barrier is not in this model, this cannot be said of it or not since that day, or something else was said.
    """
    held = InUse.objects.select_for_update(of=("self",)).select_related("organisation", "version").get(pk=in_use.pk)
    if seen is not None and seen != seen_in(held):
        raise Refused(CHANGED)
    barriers = {one.id: one for one in barrier_model(held.version).barriers}
    there = {row.barrier: row for row in held.placings.all()}
    changed = 0
    for name, typed in said.items():
        if name not in barriers:
            raise Refused(f"Barrière {name} staat niet in deze versie van het model: open de pagina opnieuw.")
        if reason := why_not(barriers[name], held.organisation.kind, typed, on=clock.today()):
            raise Refused(f"{barriers[name].title}: {reason}")
        wanted = meant(held.organisation.kind, typed)
        changed += _keep(held, there.get(name), name, wanted)
    if changed:
        audit.record(by=by, verb="barriers.placed", on=held, organisation=held.organisation.code)
    return changed


def handed_out(*, in_use: InUse, by: Actor) -> None:
    """Put on record that somebody took along what stands, as a workbook to fill in."""
    audit.record(by=by, verb="barriers.handed_out", on=in_use, organisation=in_use.organisation.code, note="workbook")


def _keep(held: InUse, row: Placing | None, name: str, wanted: Placed) -> int:
    """Whether something was written: what is not known and never was takes no row."""
    row = row or Placing(organisation=held.organisation, in_use=held, barrier=name)
    now = row.said
    if (now.standing, now.by, now.since) == (wanted.standing, wanted.by, wanted.since):
        return 0
    if not is_still_confirmed(now, wanted):
        _end_questions(row, why_ended(now, wanted))
        row.confirmed_on = None
    row.standing, row.by, row.since = wanted.standing, wanted.by, wanted.since
    row.touched_on = clock.today()
    row.save()
    return 1


def _end_questions(row: Placing, why: Ended) -> None:
    """Of what changed nobody confirms any more what it was: the link ends, the address goes, and a yes counts no more."""
    if row.pk and row.standing == Standing.ARRANGED:
        there, today = row.confirmations.filter(ended_on=None), clock.today()
        there.filter(is_arranged=True).update(ended_on=today, why_ended=why)
        there.filter(answered_at=None).update(email="", token_hash="", ended_on=today, why_ended=why)


@transaction.atomic
def share(*, in_use: InUse, by: Actor, until: date | None = None) -> None:
    """Let whoever does the same for this model read which barriers stand here; the same again changes nothing.

    Raises:
        Refused: it is about an area, or the last day is over.
    """
    if reason := why_not_share(of_area=in_use.area_id is not None):
        raise Refused(reason)
    row = consents.give(organisation=in_use.organisation, what=Subject.BARRIERS, theme=in_use.code, until=until)
    if row:
        audit.record(by=by, verb="barriers.shared", on=row, organisation=in_use.organisation.code)


@transaction.atomic
def unshare(*, in_use: InUse, by: Actor) -> None:
    """No longer: others stop reading what stands here at once, and so does this organisation with them."""
    row = consents.withdraw(organisation=in_use.organisation, what=Subject.BARRIERS, theme=in_use.code)
    if row:
        audit.record(by=by, verb="barriers.unshared", on=row, organisation=in_use.organisation.code)


@transaction.atomic
def renew(*, in_use: InUse, seen: int, by: Actor) -> None:
    """Go on to the newest version of the model, the one that was seen, with all that was said that can be said there.

    Of a barrier that is not the same any more a confirmation ends, and so does the link of a partner who was asked.

    Raises:
        Refused: another version is the newest by now, or the organisation works with it already.
    """
    held = InUse.objects.select_for_update(of=("self",)).select_related("organisation", "version").get(pk=in_use.pk)
    version = newer_than(held)
    if version is None:
        raise Refused("U werkt al met de nieuwste versie van dit model.")
    if version.pk != seen:
        raise Refused("Er kwam intussen nog een nieuwere versie: open de pagina opnieuw en kijk wat er anders is.")
    said = said_of(held)
    found = renewed(barrier_model(held.version), barrier_model(version), held.organisation.kind, said)
    for row in held.placings.all():
        if row.barrier not in found.kept:
            row.delete()
        elif row.barrier not in found.same:
            _end_questions(row, Ended.VERSION)
            row.by, row.confirmed_on = found.kept[row.barrier].by, None
            row.save()
    held.left_behind = {name: left(said[name]) for name in found.left}
    held.former, held.version, held.put_away_on = held.version, version, None
    held.save()
    audit.record(by=by, verb="barriers.renewed", on=held, organisation=held.organisation.code)


@transaction.atomic
def put_away(*, in_use: InUse, by: Actor) -> None:
    """What could not go along was read: it is folded for all of the organisation; a second time changes nothing."""
    held = InUse.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=in_use.pk)
    if held.left_behind and held.put_away_on is None:
        held.put_away_on = clock.today()
        held.save(update_fields=["put_away_on"])
        audit.record(by=by, verb="barriers.renewal_read", on=held, organisation=held.organisation.code)


@transaction.atomic
def ask_partner(*, placing: Placing, email: str, by: Actor) -> str:
    """Ask a partner's person whether the partner arranged a barrier; gives the link, which ends an earlier one.

    Raises:
        Refused: the organisation does not say so, it was confirmed, or the address is of its own people or was mailed too often.
    """
    held = Placing.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=placing.pk)
    if held.standing != Standing.ARRANGED or held.confirmed_on:
        raise Refused("Dit is al bevestigd, of u zegt niet meer dat de partner het heeft geregeld.")
    to = plain(email)
    if Membership.objects.valid_on(clock.today()).filter(organisation=held.organisation, user__email__iexact=to).exists():
        raise Refused(OWN)
    _end_questions(held, Ended.AGAIN)
    token, now, until = secrets.token_urlsafe(32), clock.now(), clock.today() + LINK_STAYS
    made = held.confirmations.create(
        organisation=held.organisation,
        email=to,
        token_hash=token_hash(token),
        asked_at=now,
        expires_on=until,
        asked_by=by if isinstance(by, User) else None,
        party=held.by,
    )
    link = site_url(f"{DOOR}{token}/")
    post(to=made.email, subject=ASKED, body=asked(link=link, until=until), sender=held.organisation.code)
    audit.record(by=by, verb="barriers.partner_asked", on=held, organisation=held.organisation.code)
    return link


@transaction.atomic
def answer(*, confirmation: Confirmation, is_arranged: bool, by: Actor) -> None:
    """Keep what a partner's person says: confirmed from today, or not there, and then since no day.

    Raises:
        Refused: the link was used, ended, or the organisation says something else since.
    """
    found = Confirmation.objects.select_for_update(of=("self",)).waiting(clock.today()).filter(pk=confirmation.pk)
    held = found.select_related("placing__organisation").first()
    if held is None:
        raise Refused("Deze link is al gebruikt of werkt niet meer.")
    row = held.placing
    row.confirmed_on, row.touched_on = clock.today() if is_arranged else None, clock.today()
    if not is_arranged:
        row.standing, row.since = Standing.NONE, None
    row.save()
    held.answered_at, held.is_arranged, held.email, held.token_hash = clock.now(), is_arranged, "", ""
    held.save()
    # What was answered stands nowhere in the chain: it says whether a barrier stands.
    audit.record(by=by, verb="barriers.partner_answered", on=row, organisation=row.organisation.code)


@transaction.atomic
def forget(*, before: date, by: Actor) -> int:
    """Let go of the addresses of partners who never answered, once their link ended before this day."""
    gone = Confirmation.objects.filter(expires_on__lt=before).exclude(email="").update(email="", token_hash="")
    if gone:
        audit.record(by=by, verb="barriers.forgotten")
    return gone


@transaction.atomic
def draft(*, found: Intake, by: User) -> Draft:
    """Keep a text without faults as a draft."""
    made = Draft(by=by)
    _put(made, found, by)
    audit.record(by=by, verb="barriers.drafted", on=made)
    return made


@transaction.atomic
def redraft(*, draft: Draft, seen: str, text: str, found: Intake | None, faults: Sequence[Fault] = (), by: User) -> None:
    """Keep a text as it was typed, also where it has faults: then ``found`` is none, and the model stays what it was.

    Raises:
        Refused: another text was put in its place meanwhile, or it takes the id of another model that was published.
    """
    held = _as_seen(draft, seen)
    if found and found.model.id != held.code and (taken := BarrierVersion.objects.filter(code=found.model.id).first()):
        raise Refused(
            f"Het id ‘{taken.code}’ is van het model ‘{taken.title}’. Geef een ander id, of begin een nieuwe versie daarvan."
        )
    if found:
        _put(held, found, by)
    else:
        held.faults = [[fault.place, fault.reason] for fault in faults]
        held.text, held.changed_by, held.changed_at = text, by, clock.now()
        held.save()
    audit.record(by=by, verb="barriers.draft_changed", on=held)


def _put(held: Draft, found: Intake, by: User) -> None:
    model = found.model
    held.text, held.content, held.faults = found.text, model.model_dump(mode="json"), []
    held.code, held.version, held.title = model.id, model.version, model.title
    held.changed_by, held.changed_at = by, clock.now()
    held.save()


@transaction.atomic
def comment(*, draft: Draft, text: str, by: User) -> None:
    """Say something about a draft; the same again, right after it, changes nothing."""
    last = draft.comments.order_by("at", "pk").last()
    if last and (last.by_id, last.text) == (by.pk, text):
        return
    made = draft.comments.create(by=by, text=text, at=clock.now())
    audit.record(by=by, verb="barriers.commented", on=made)


@transaction.atomic
def publish_draft(*, draft: Draft, seen: str, by: User) -> BarrierVersion:
    """Publish the very text that was read, by another than who wrote it; the draft and what was said of it go.

    Raises:
        Refused: it has faults, ``by`` wrote at it, its number is taken, or another text was put in its place meanwhile.
    """
    held = _as_seen(draft, seen)
    if held.faults:
        raise Refused("In dit ontwerp staan nog fouten.")
    if by.pk in {held.by_id, held.changed_by_id}:
        raise Refused(FOUR_EYES)
    if BarrierVersion.objects.filter(code=held.code, version=held.version).exists():
        raise Refused(f"Versie {held.version} van dit model is er al: geef het ontwerp een nieuw nummer.")
    made = publish(model=held.model, by=by)
    held.delete()
    return made


@transaction.atomic
def discard(*, draft: Draft, seen: str, by: User) -> None:
    """Throw a draft away.

    Raises:
        Refused: another text was put in its place meanwhile.
    """
    held = _as_seen(draft, seen)
    audit.record(by=by, verb="barriers.draft_discarded", on=held)
    held.delete()


def _as_seen(draft: Draft, seen: str) -> Draft:
    held = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if held is None or held.digest != seen:
        raise Refused(OTHER)
    return held
