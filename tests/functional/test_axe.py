"""Every page a person can reach, in each state it can be in: nothing for axe to say, nothing beside the edge of a phone."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.template.loader import render_to_string
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Page, Route

from dijkwacht.analysis.scoring.answers import Kind, Source
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.findings import actions as findings
from dijkwacht.apps.norms.actions import draft, publish
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.rules.answers import Piece, Said
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.sources import actions as sources
from dijkwacht.apps.sources.rules import Recorded
from dijkwacht.jobs.example.people import PASSWORD
from dijkwacht.web.questions.seat import Place, Seat
from tests import factories as make

from .conftest import Visit, sign_in
from .looking import Stop, look, press, to, violations, visit_all
from .scene import (
    ADVISER,
    DUINRADE,
    EXECUTIVE,
    OOSTMEER,
    RESPONDENT,
    SLUISHAVEN,
    WESTERKOOG,
    ZANDERSLOOT,
    file,
    filled,
    joint_picture,
    picture_in,
    seat_in,
    weakest_in,
    workbook_of,
)

pytestmark = pytest.mark.browser
SAMPLE = "seat@example.org"
NO_PAGE = {
    "start:live": "words for a machine",
    "start:ready": "words for a machine",
    "start:security": "words for a machine",
    "sources:document": "a deed; its page is that of sources:index",
    "invitations:leave": "a deed; its page is looked at by its button",
    "questions:submit": "a deed",
    "people:confirm": "a deed",
    "people:step": "a deed",
    "people:put_forward": "looked at in test_axe_people.py, by its button",
    "measures:undo_decision": "a deed",
    "work:move": "a deed; where it cannot be done, its page is that of work:step",
    "work:preview": "follows from work:upload",
    "work:take_over": "a deed",
    "work:workbook": "a file",
    "norms:discard": "a deed",
    "norms:step": "a deed",
    "pictures:download": "a file",
    "pictures:public": "a file",
    "roadmap:calendar": "a file",
    "products:download": "a file",
    "products:list": "a file",
    "products:copy_file": "a file",
    "organisation:calendar": "a file",
    "organisation:done": "a deed",
    "assignments:step": "a deed",
    "programme:download": "a file",
    "log:download": "a file",
    "legal:download": "a file",
    **dict.fromkeys(("bibob:adopt", "bibob:discard", "bibob:share", "bibob:register"), "a deed"),
    "bibob:name": "a deed",
    **dict.fromkeys(("errands:again", "errands:cancel", "organisations:remove_area"), "a deed"),
    "errands:part": "a part of the page of errands:errand",
    **dict.fromkeys(("errands:errand", "errands:onward", "norms:found"), "looked at in test_errand.py, where the work leads"),
    "openid_connect_login": "looked at in test_provider.py, by its address at a provider",
    "openid_connect_callback": "what a provider answers; where it is refused, the page is looked at in test_provider.py",
    **dict.fromkeys(
        (f"socialaccount_{door}" for door in ("connections", "login_cancelled", "login_error", "signup")), "shut: 404"
    ),
    "mfa_download_recovery_codes": "a file",
    "mfa_authenticate": "the second step of signing in, looked at there",
    "mfa_login_webauthn": "words for a script",
    "account_confirm_login_code": "signing in with a code by mail is off",
    "sources:guide_file": "a file",
    "group_sessions:step": "a deed",
    **dict.fromkeys(("measures:take_up", "measures:pursue"), "a deed"),
    "measures:download": "a file",
    "measures:preview": "follows from measures:read_in",
    "plan:handover_file": "a file",
    "plan:implementation": "a file",
    "halfway:close": "a deed; where it cannot be done, its page is that of halfway:talk",
    "halfway:download": "a file",
    **dict.fromkeys(
        ("barriers:download", "barriers:checklist", "barriers:whole_list", "barriers:standing", "barriers:workbook"), "a file"
    ),
    **dict.fromkeys(
        ("barriers:open", "barriers:place", "barriers:ask", "barriers:together"),
        "looked at in test_barriers.py, by their buttons",
    ),
    **dict.fromkeys(
        (f"barriers:{deed}" for deed in ("take_up", "renew", "put_away", "share", "begin", "publish", "discard", "withdraw")),
        "a deed",
    ),
    "barriers:comment": "a deed; where it cannot be done, its page is that of barriers:draft",
    "barriers:preview": "looked at in test_axe_barriers.py, by its button",
    "agenda:end": "a deed",
    "agenda:feed": "a file for a calendar",
    "damocles:download": "a file",
    **dict.fromkeys(("bibob:timeline", "damocles:timeline"), "a file"),
    "desk:remove": "a deed",
    **dict.fromkeys(("damocles:adopt", "damocles:discard", "damocles:share", "damocles:register", "damocles:note"), "a deed"),
    **dict.fromkeys(("terms:calendar", "terms:events"), "a file"),
    "group_sessions:standing": "a part of group_sessions:wall",
    "group_sessions:now": "words for a script",
    **dict.fromkeys(
        (
            "group_sessions:index",
            "group_sessions:desk",
            "group_sessions:wall",
            "group_sessions:agree",
            "group_sessions:join",
            "group_sessions:vote",
            "sources:guide",
            "sources:printed",
        ),
        "looked at in test_session.py",
    ),
    "None": "an address that is closed",
}


def test_pages_before_signing_in(visit: Visit) -> None:
    user = User.objects.get(email=RESPONDENT)
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    fresh = Stop(reverse("account_reset_password_from_key", kwargs=key), lands="-set-password/")
    stops = {
        "login": to("account_login"),
        "login refused": to("account_login", then=_wrong_password),
        "signup closed": to("account_signup", status=404),
        "inactive": to("account_inactive", status=404),
        "confirm email sent": to("account_email_verification_sent", status=404),
        "confirm email unknown": to("account_confirm_email", "onbekend", status=404),
        "password reset": to("account_reset_password"),
        "password reset done": to("account_reset_password_done"),
        "password reset bad key": to("account_reset_password_from_key", "1", "verlopen"),
        "password from key": fresh,
        "password from key done": to("account_reset_password_from_key_done"),
        "gallery": to("gallery:index"),
        "outbox": to("outbox:index"),
        "help": to("help:index"),
        "contact": to("help:contact"),
        "manual": to("help:page", "doen", "brief-maken"),
        "form too old": to("account_login", then=_without_cookies),
        "locked out": to("account_login", then=_locked_out),
    }
    assert visit_all(visit(), stops) == []


def _wrong_password(page: Page, address: str = "iemand@example.org") -> None:
    page.get_by_label("E-mailadres").fill(address)
    page.get_by_label("Wachtwoord").fill("niet-dit-wachtwoord")
    press("Inloggen")(page)


def _without_cookies(page: Page) -> None:
    page.context.clear_cookies()
    _wrong_password(page)
    assert page.get_by_role("heading", level=1).inner_text() != "Inloggen"


def _locked_out(page: Page) -> None:
    for _ in range(6):
        page.goto(reverse("account_login"))
        _wrong_password(page, "dicht@example.org")
    assert "kwartier" in page.inner_text("main")


def test_pages_of_an_account(visit: Visit) -> None:
    user = make.user("sleutels@example.org", "Iemand met sleutels")
    wrong = visit_all(visit(user.email), {"password set": to("account_set_password")})
    user.set_password(PASSWORD)
    user.save()
    page = visit()
    sign_in(page, user.email)
    _give_the_password_again(page)
    plain = {
        "password change": to("account_change_password"),
        "password change refused": to("account_change_password", then=press("Wachtwoord wijzigen")),
        "email closed": to("account_email", status=404),
        "logout": to("account_logout"),
        "reauthenticate": to("account_reauthenticate"),
        "sittings": to("account_sittings"),
        "mfa": to("mfa_index"),
        "totp activate": to("mfa_activate_totp"),
        "passkeys": to("mfa_list_webauthn"),
        "passkey add": to("mfa_add_webauthn"),
    }
    wrong += visit_all(page, plain)
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    passkey = _add_passkey(page)
    filled_in = {
        "mfa on": to("mfa_index"),
        "totp deactivate": to("mfa_deactivate_totp"),
        "recovery codes": to("mfa_view_recovery_codes"),
        "recovery codes again": to("mfa_generate_recovery_codes"),
        "passkeys one": to("mfa_list_webauthn"),
        "passkey edit": to("mfa_edit_webauthn", passkey.pk),
        "passkey remove": to("mfa_remove_webauthn", passkey.pk),
        "mfa reauthenticate": to("mfa_reauthenticate"),
        "passkey reauthenticate": to("mfa_reauthenticate_webauthn"),
    }
    assert wrong + visit_all(page, filled_in) == []


def _give_the_password_again(page: Page) -> None:
    page.goto(reverse("account_reauthenticate"))
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    press("Bevestigen")(page)
    page.wait_for_url(lambda url: not url.endswith(reverse("account_reauthenticate")))


def _add_passkey(page: Page) -> Authenticator:
    """Make a passkey with a device that exists in the browser only."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    skills = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, **skills}})
    page.goto(reverse("mfa_add_webauthn"))
    page.get_by_role("textbox").first.fill("Werktelefoon")
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(lambda url: not url.endswith(reverse("mfa_add_webauthn")))
    return Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)


def test_the_second_step_of_signing_in(visit: Visit) -> None:
    TOTP.activate(User.objects.get(email=EXECUTIVE), generate_totp_secret())
    page = visit()
    sign_in(page, EXECUTIVE)
    assert page.url.endswith(reverse("mfa_authenticate"))
    assert look(page, "mfa authenticate") == []
    Authenticator.objects.all().delete()


def test_pages_with_nothing_and_pages_that_cannot_be(visit: Visit, site: str) -> None:
    page = visit("lezer@duinmark.example")
    for code in (400, 403, 500):
        body = render_to_string(f"errors/{code}.html")
        page.route(f"{site}/fout/{code}", _answer(body))
    stops = {
        "nothing": to("start:home"),
        "no questions": to("questions:index"),
        "no work": to("work:index"),
        "no pictures": to("pictures:index"),
        "404": Stop("/bestaat-niet/", 404),
        **{str(code): Stop(f"/fout/{code}") for code in (400, 403, 500)},
    }
    assert visit_all(page, stops) == []


def _answer(body: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8")


def test_pages_of_a_respondent(visit: Visit) -> None:
    seat, closed = seat_in(OOSTMEER, SAMPLE), seat_in(DUINRADE, SAMPLE)
    first, second = _open_codes(seat)
    stops = {
        "questions": to("questions:index"),
        "start": to("questions:start", seat.pk),
        "overview": to("questions:overview", seat.pk),
        "done open": to("questions:done", seat.pk),
        "card": to("questions:card", seat.pk, first),
        "card levels": to("questions:card", seat.pk, first, then=_choose),
        "card spare piece": to("questions:card", seat.pk, first, query="?stuk=erbij"),
        "card refused beside": to("questions:card", seat.pk, second, then=_not_applicable_without_reason),
        "card refused": to("questions:card", seat.pk, second, then=_refused),
        "conflict": to("questions:card", seat.pk, second, then=_conflict(seat, second)),
        "start closed": to("questions:start", closed.pk),
        "overview closed": to("questions:overview", closed.pk),
        "done": to("questions:done", closed.pk),
        "card closed": to("questions:card", closed.pk, Seat((Place(closed, closed.membership.user),)).criteria[0].id),
    }
    assert visit_all(visit(SAMPLE), stops) == []


def _open_codes(seat: Respondent) -> tuple[str, str]:
    place = Seat((Place(seat, seat.membership.user),))
    first, second, *_ = (criterion.id for criterion in place.criteria if criterion.id not in place.given)
    return first, second


def _choose(page: Page) -> None:
    page.locator("[name=paper][value='2']").check()
    page.get_by_text("Bewaard om").wait_for()


def _not_applicable_without_reason(page: Page) -> None:
    page.get_by_text("Dit is bij ons niet van toepassing").click()
    page.locator("[name=is_not_applicable]").check()
    page.get_by_text("Nog niet bewaard").first.wait_for()


def _refused(page: Page) -> None:
    _not_applicable_without_reason(page)
    page.on("dialog", lambda dialog: dialog.accept())
    press("Volgende")(page)


def _conflict(seat: Respondent, criterion: str) -> Callable[[Page], None]:
    def both(page: Page) -> None:
        user = seat.membership.user
        pictures.answer(respondent=seat, criterion=criterion, said=Said(1, 1, "", "Anders.", ()), seen=0, by=user)
        page.locator("[name=paper][value='3']").check()
        page.get_by_role("heading", name="Welke versie blijft staan?").wait_for()

    return both


def test_pages_of_an_adviser_who_looks(visit: Visit) -> None:
    answering, analysis, concept, planned = (picture_in(code).pk for code in (WESTERKOOG, SLUISHAVEN, DUINRADE, ZANDERSLOOT))
    stops = {
        "work": to("work:index"),
        "analysis planned": to("work:analysis", planned),
        "step refused": to("work:step", planned, status=409),
        "analysis answering": to("work:analysis", answering),
        "analysis": to("work:analysis", analysis),
        "analysis apart": to("work:analysis", analysis, query="?toon=uiteen"),
        "analysis empty choice": to("work:analysis", analysis, query="?toon=vervallen&thema=BES"),
        "analysis panel": to("work:analysis", analysis, then=_open_panel),
        "analysis concept": to("work:analysis", concept),
        "shelf": to("work:shelf"),
        "mails": to("asks:preferences"),
        "findings concept": to("work:findings", concept),
        "criterion concept": to("work:criterion", concept, "VER-03"),
        "summary concept": to("work:summary", concept),
        "preview of one page": to("pictures:one_page", analysis),
    }
    assert visit_all(visit(ADVISER), stops) == []


def test_pages_of_an_adviser_who_writes(visit: Visit) -> None:
    analysis, planned, weak = picture_in(SLUISHAVEN).pk, picture_in(ZANDERSLOOT).pk, weakest_in(SLUISHAVEN)
    stops = {
        "criterion": to("work:criterion", analysis, weak),
        "criterion refused": to("work:criterion", analysis, weak, then=_weigh_without_reason),
        "findings": to("work:findings", analysis),
        "summary": to("work:summary", analysis),
        "step": to("work:step", analysis),
        "step without reason": to("work:step", analysis, then=press("Terug naar beantwoorden")),
        "upload": to("work:upload", analysis),
        "upload refused": to("work:upload", planned),
        "upload nothing": to("work:upload", analysis, then=press("Inlezen en nakijken")),
        "upload faults": to("work:upload", analysis, then=_upload(papier=7, praktijk="vaak")),
        "preview": to("work:upload", analysis, then=_upload(papier=3, praktijk=3)),
    }
    assert visit_all(visit(ADVISER), stops) == []


def _open_panel(page: Page) -> None:
    page.locator("[data-row]").first.click()
    page.locator("#paneel article").wait_for()


def _weigh_without_reason(page: Page) -> None:
    page.get_by_label("Niveau in de praktijk").select_option("2")
    press("Bewaren")(page)


def _upload(**cells: Any) -> Callable[[Page], None]:
    def send(page: Page) -> None:
        page.get_by_label("Werkboek", exact=True).set_input_files(file(filled(workbook_of(SLUISHAVEN), "BES-01", **cells)))
        press("Inlezen en nakijken")(page)

    return send


def test_two_advisers_at_once(visit: Visit) -> None:
    picture, weak = picture_in(SLUISHAVEN), weakest_in(SLUISHAVEN)

    def summary(page: Page) -> None:
        pictures.summarise(picture=picture, summary="Van de ander.", decision="", by=User.objects.get(email=ADVISER))
        page.get_by_label("Samenvatting").fill("Van mij.")
        press("Samenvatting bewaren")(page)
        page.get_by_role("heading", name="Dit staat er nu").wait_for()

    def criterion(page: Page) -> None:
        by = User.objects.get(email=ADVISER)
        findings.describe(picture=picture, criterion=weak, text="Van de ander.", is_reviewed=False, by=by)
        page.get_by_label("Uw bevinding").fill("Van mij.")
        press("Bewaren")(page)
        page.get_by_role("heading", name="Dit staat er nu").wait_for()

    stops = {
        "summary conflict": to("work:summary", picture.pk, then=summary),
        "criterion conflict": to("work:criterion", picture.pk, weak, then=criterion),
    }
    assert visit_all(visit(ADVISER), stops) == []


def test_pages_of_sources(visit: Visit) -> None:
    picture, concept, weak = picture_in(SLUISHAVEN), picture_in(DUINRADE).pk, weakest_in(SLUISHAVEN)
    recorded = Answer.objects.filter(picture=picture, source=Source.SESSION).first()
    assert recorded is not None
    sources.ask_for(picture=picture, title="Mandaatregister", asked_of="hr", asked_on=date(2026, 1, 2), by=make.BY)
    stops = {
        "sources": to("sources:index", picture.pk),
        "sources refused": to("sources:index", picture.pk, then=press("Op de lijst zetten")),
        "sources concept": to("sources:index", concept),
        "talk": to("sources:talk", picture.pk, "secretaris"),
        "talk of somebody new": to("sources:talk", picture.pk, "griffier"),
        "talk conflict": to("sources:talk", picture.pk, "secretaris", then=_talk_conflict(picture)),
        "record": to("sources:record", picture.pk, weak),
        "record refused": to("sources:record", picture.pk, weak, then=_record_nothing),
        "recorded": to("sources:answer", picture.pk, recorded.pk),
        "retract": to("sources:retract", picture.pk, recorded.pk),
        "no members": to("sources:members", picture.pk, status=409),
    }
    assert visit_all(visit(ADVISER), stops) == []


def _record_nothing(page: Page) -> None:
    page.get_by_label("een gesprek").check()
    press("Vastleggen")(page)
    page.get_by_role("heading", name="Nog niet bewaard").wait_for()


def _talk_conflict(picture: Picture) -> Callable[[Page], None]:
    def both(page: Page) -> None:
        line = page.locator(".dw-line").first
        criterion = line.get_attribute("id") or ""
        said = Recorded("secretaris", Source.INTERVIEW, Said(1, 1, "", "Van de ander."))
        sources.record(picture=picture, criterion=criterion, recorded=said, seen=0, by=make.BY)
        line.get_by_label("Gehoord").fill("Van mij.")
        press("Alles bewaren")(page)
        page.get_by_text("Van de ander.").wait_for()

    return both


def test_pages_of_a_joint_body(visit: Visit) -> None:
    picture = joint_picture()
    code = norm_of(picture).criteria[0].id
    stops = {
        "members": to("sources:members", picture.pk),
        "differs": to("sources:differs", picture.pk, code),
        "differs refused": to("sources:differs", picture.pk, code, then=_differs_without_level),
        "member": to("pictures:member", picture.pk),
    }
    assert visit_all(visit(ADVISER), stops) == []


def _differs_without_level(page: Page) -> None:
    page.get_by_label("Waarom is het daar anders?").last.fill("Alleen een reden.")
    press("Bewaren")(page)
    page.get_by_role("heading", name="Nog niet alles klopt").wait_for()


def test_pages_of_an_executive(visit: Visit) -> None:
    stops = {
        "one page": to("pictures:one_page", picture_in(DUINRADE).pk),
        "one page table": to("pictures:one_page", picture_in(DUINRADE).pk, then=_unfold),
    }
    assert visit_all(visit(EXECUTIVE), stops) == []
    make.membership(User.objects.get(email=EXECUTIVE), picture_in("GM9918").organisation, "executive")
    assert visit_all(visit(EXECUTIVE), {"pictures": to("pictures:index")}) == []


def test_then_and_now(visit: Visit) -> None:
    where = make.organisation("GM9960", "Zeewoude")
    then = make.picture(where, state=State.ADOPTED, reference_date=date(2024, 6, 1))
    now = make.picture(where, state=State.CONCEPT)
    for picture, levels in ((then, (2, 1)), (now, (1, 2))):
        make.answer(make.respondent(picture, "oov"), "BES-01", *levels, evidence=(Piece("Gezien", Kind.OTHER, None, "kast"),))
    make.membership(make.user("zeewoude@example.org", "Burgemeester"), where, Role.EXECUTIVE)
    stops = {"then and now": to("pictures:compare", now.pk), "then and now table": to("pictures:compare", now.pk, then=_unfold)}
    assert visit_all(visit("zeewoude@example.org"), stops) == []


def _unfold(page: Page) -> None:
    page.get_by_text("Dezelfde cijfers als tabel").click()


def test_pages_of_an_administrator(visit: Visit) -> None:
    small = publish(norm=make.norm(), by=make.BY)
    waiting = draft(norm=make.norm(size=2).model_copy(update={"version": "2"}), by=make.BY)
    foreign = draft(norm=make.norm("kaal", size=1).model_copy(update={"title": "Kale norm"}), by=make.BY)
    stops = {
        "norms": to("norms:index"),
        "norm published": to("norms:review", small.pk),
        "norm draft": to("norms:review", waiting.pk),
        "norm upload": to("norms:upload"),
        "norm upload nothing": to("norms:upload", then=press("Inlezen als ontwerp")),
        "norm upload faults": to("norms:upload", then=_upload_norm),
        "norm retired": to("norms:review", small.pk, then=press("Uit gebruik nemen")),
        "norm discarded": to("norms:review", foreign.pk, then=_throw_away),
    }
    assert visit_all(visit("beheerder@duinmark.example"), stops) == []


def _throw_away(page: Page) -> None:
    page.locator("summary", has_text="Ontwerp weggooien").click()
    press("Weggooien")(page)


def _upload_norm(page: Page) -> None:
    wrong = {"name": "norm.yaml", "mimeType": "application/yaml", "buffer": b"id: proef\ntitle: 3\n"}
    page.get_by_label("Normbestand").set_input_files(wrong)
    press("Inlezen als ontwerp")(page)


def test_every_address_is_looked_at() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py")}
    looked_at = {name for text in texts.values() for name in re.findall(r'\bto\("([\w:]+)"', text)}
    looked_at |= {name for file, text in texts.items() if "axe" in file for name in re.findall(r'\breverse\("([\w:]+)"', text)}
    assert set(_names(get_resolver())) - NO_PAGE.keys() <= looked_at


def _names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"
        else:
            yield from _names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)


@pytest.mark.parametrize("name", ["work:analysis", "work:findings"])
def test_the_longest_pages_whole(visit: Visit, name: str) -> None:
    page = visit(ADVISER)
    page.goto(reverse(name, args=[picture_in(SLUISHAVEN).pk]))
    assert violations(page) == []
