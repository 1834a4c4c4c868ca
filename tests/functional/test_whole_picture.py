"""Four people take one picture from the proposal to the plan, each in a browser of their own, beside the real worker.

Nobody in the town has an account yet: adviser, client, coordinator and executive, with an administrator who lets them in and a
respondent of two functions. What reaches them by mail they read in the outbox. The walk is red when the site tells of an answer,
a level or a figure what is not so, or lets somebody by who should wait.
"""

import re
from datetime import timedelta
from fractions import Fraction
from io import BytesIO
from math import floor
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from dijkwacht.apps.accounts.models import Assignment
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.people.rules import INVITED
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.kit.dutch import long_date
from tests import factories as make
from tests.documents.report.drawn import near, said

from .acting import drawn, follow, mailed, press, told, until, worker
from .conftest import Visit, sign_in
from .looking import look, unfold
from .scene import ADVISER, SHEET, file

pytestmark = pytest.mark.browser
TOWN, NAME = "GM9919", "Oesterhoek"
KEEPER = "beheerder@duinmark.example"
CLIENT, COORDINATOR, EXECUTIVE, HR = (f"{who}@oesterhoek.example" for who in ("secretaris", "oov", "bestuurder", "hr"))
READERS = (CLIENT, COORDINATOR, EXECUTIVE)
PROVEN = ("INF-01", "VER-01", "TOE-04", "VAS-03", "INK-03", "SAM-02", "SAM-03", "HRM-06")
"""On norm on both sides, by three people, with a decision and a sample."""
SAID = {"BES-04": ((3, 3), (1, 1), (1, 1)), "TOE-01": ((3, 1),) * 3, "VEI-03": ((2, 0),) * 3}
"""Below norm, by three people who do not agree on the first; nobody shows a proof."""
ASKED_OF_TWO = ("HRM-01", "HRM-02")
"""Answered for three functions by two people, and for two functions by one."""
NOBODY, NO_IDEA = "ZRG-02", "INK-01"
"""A heavy basic requirement that nobody answers, and one of which all say not to know."""
KNOWN = {*PROVEN, *SAID, *ASKED_OF_TWO}
ON_PAPER = {*PROVEN, "TOE-01", "VEI-03"}
COMMENT = "Dit is in het voorjaar vastgesteld."
NEW_FINDING = "De werkwijze is vastgesteld, maar nog niet ingevoerd."


def test_four_people_take_a_picture_from_the_proposal_to_the_plan(visit: Visit, site: str) -> None:
    adviser, client, coordinator, executive = visit(), visit(), visit(), visit()
    sign_in(adviser, ADVISER)
    with worker(site):
        keeper = visit(KEEPER)
        wrong = _agree(adviser, keeper, client)
        wrong += _let_in(adviser, keeper, client, coordinator, executive)
        wrong += _begin(adviser)
        picture = Picture.objects.get(organisation__code=TOWN)
        wrong += _ask(adviser, client, picture)
        wrong += _answer(visit(), adviser, picture)
        wrong += _analyse(adviser, picture)
        _not_before_it_was_read(adviser, picture)
        wrong += _share(adviser, client, executive, picture)
        wrong += _check(adviser, client, picture)
        wrong += _change_what_was_taken_over(adviser, client, picture)
        wrong += _decide(client, coordinator, executive, picture)
        wrong += _plan(coordinator, picture)
    assert wrong == []
    picture.refresh_from_db()
    assert picture.state == State.ADOPTED
    for name in [subject for to, subject in Message.objects.values_list("to", "subject") if to in (*READERS, HR)]:
        assert NAME not in name


def _agree(adviser: Page, keeper: Page, client: Page) -> list[str]:
    """A proposal to a town without accounts walks on to its client, who is confirmed, chooses a password and accepts."""
    adviser.goto(reverse("assignments:propose"))
    adviser.get_by_label("Voor welke organisatie?").select_option(label=NAME)
    wrong = look(adviser, "walk propose")
    press(adviser, "Voorstel sturen")
    _put_forward(adviser, keeper, CLIENT, Role.CLIENT.word, "De secretaris")
    _come_in(client, CLIENT)
    told((CLIENT, "Er ligt een opdracht voor u klaar"))
    client.goto("/")
    follow(client, "Opdracht lezen en beantwoorden")
    expect(client.get_by_text("Hulp is geen toezicht").first).to_be_visible()
    wrong += look(client, "walk assignment")
    press(client, "Opdracht aanvaarden")
    return wrong


def _let_in(adviser: Page, keeper: Page, client: Page, coordinator: Page, executive: Page) -> list[str]:
    """The secretary of a small town is its administrator too, and lets the mayor in."""
    told((ADVISER, "Uw opdracht is aanvaard"))
    adviser.goto(reverse("people:put_forward", args=[Assignment.objects.get(organisation__code=TOWN).pk]))
    _put_forward(adviser, keeper, COORDINATOR, Role.COORDINATOR.word, "De beleidsmedewerker OOV")
    _put_forward(adviser, keeper, CLIENT, Role.ADMINISTRATOR.word, "De secretaris")
    _come_in(coordinator, COORDINATOR)
    client.goto(make.link_to(CLIENT))
    press(client, "Rol aannemen")
    client.goto(reverse("people:invite", args=[TOWN]))
    _name(client, EXECUTIVE, Role.EXECUTIVE.word, "De burgemeester")
    wrong = look(client, "walk invite")
    press(client, "Uitnodiging sturen")
    _come_in(executive, EXECUTIVE)
    return wrong


def _name(page: Page, email: str, role: str, name: str) -> None:
    page.get_by_label("E-mailadres van het werk").fill(email)
    page.get_by_label("Naam op de pagina’s").fill(f"{name} van {NAME}")
    page.get_by_label("Welke rol?").select_option(label=role)


def _put_forward(adviser: Page, keeper: Page, email: str, role: str, name: str) -> None:
    _name(adviser, email, role, name)
    press(adviser, "Voordragen")
    expect(adviser.get_by_text("De beheerder heeft bericht.").last).to_be_visible()
    keeper.goto("/mensen/")
    keeper.locator("li", has_text=f"{name} van {NAME}").get_by_role("button", name="Bevestigen").first.click()
    until(lambda: Message.objects.filter(to=email, subject=INVITED).exists(), lambda: f"no invitation to {email}")


def _come_in(page: Page, email: str) -> None:
    page.goto(make.link_to(email))
    page.get_by_label("Kies een wachtwoord").fill("een-zin-die-niemand-raadt")
    press(page, "Account maken")
    expect(page.get_by_text("Uw account is klaar").last).to_be_visible()


def _begin(adviser: Page) -> list[str]:
    adviser.goto(f"{reverse('roadmap:plan')}?organisatie={TOWN}")
    adviser.locator("[name=questions][value$=basic]").first.check()
    wrong = look(adviser, "walk plan")
    press(adviser, "Beeld plannen")
    expect(adviser.get_by_text("Het beeld is gepland.").last).to_be_visible()
    return wrong


def _ask(adviser: Page, client: Page, picture: Picture) -> list[str]:
    """Planned: nothing is known, and nothing is drawn as zero. Then one link for one person of two functions."""
    client.goto("/")
    expect(_next_step(client)).to_contain_text("kick-off", ignore_case=True)
    adviser.goto(reverse("work:analysis", args=[picture.pk]))
    press(adviser, "Vragen openzetten")
    adviser.goto(reverse("invitations:index", args=[picture.pk]))
    press(adviser, "Alle functies van de norm toevoegen")
    for function, email in (("HR", HR), ("Integriteit", HR), ("Secretaris", CLIENT)):
        row = adviser.locator("li", has=adviser.get_by_role("heading", name=re.compile(f"^{function}", re.IGNORECASE))).first
        row.get_by_label("E-mailadres").fill(email)
    press(adviser, "Aankondiging schrijven")
    wrong = look(adviser, "walk announcement")
    press(adviser, "Aankondiging versturen")
    adviser.get_by_role("button", name=re.compile(r"^Alle \d uitnodigen$")).click()
    wrong += look(adviser, "walk invited")
    adviser.goto(reverse("work:analysis", args=[picture.pk]))
    assert "%" not in adviser.locator(".dw-page-head").inner_text()
    for column in drawn(adviser.locator(".dw-profile--wide")):
        assert column.practice is None
        assert not column.is_equal
        assert not column.has_triangle
    client.goto("/")
    expect(_next_step(client)).not_to_contain_text("kick-off", ignore_case=True)
    return wrong


def _answer(page: Page, adviser: Page, picture: Picture) -> list[str]:
    """One person answers on a phone, the others in a workbook."""
    page.goto(mailed(HR, r"/uitnodiging/[\w-]{20,}/"))
    wrong = look(page, "walk door")
    press(page, "Stuur mij de code")
    page.get_by_label("Code").fill(mailed(HR, r"\b\d{6}\b"))
    press(page, "Verder")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat vragen wij van u?")
    follow(page, "Beginnen")
    for code in ASKED_OF_TWO:
        expect(page).to_have_url(re.compile(f"/{code}/$"))
        page.locator("[name=paper][value='1']").check()
        page.locator("[name=practice][value='1']").check()
        expect(page.locator("#status")).to_contain_text("Bewaard om")
        page.locator("[name=next]").click()
    page.goto(re.sub(r"[^/]+/$", "klaar/", page.url))
    press(page, "Inleveren zoals het nu is")
    wrong += look(page, "walk submitted")
    adviser.goto(reverse("work:upload", args=[picture.pk]))
    with adviser.expect_download() as coming:
        follow(adviser, "werkboek van dit beeld")
    adviser.get_by_label("Werkboek", exact=True).set_input_files(file(_filled(coming.value.path().read_bytes())))
    press(adviser, "Inlezen en nakijken")
    press(adviser, "Overnemen")
    return wrong


def _filled(content: bytes) -> bytes:
    """The workbook as the others fill it in; HR and integriteit answered already."""
    book = load_workbook(BytesIO(content))
    sheet = book[SHEET]
    place = {cell.value: cell.column for cell in sheet[1]}
    heard: dict[str, int] = {}
    days = [f"{timezone.localdate() - timedelta(days=back):%Y-%m-%d}" for back in (90, 30)]
    proof = {"bewijs": "Besluit; Steekproef", "bewijssoort": "besluit; steekproef", "bewijsdatum": "; ".join(days)}
    for row in range(2, sheet.max_row + 1):
        code, function = (sheet.cell(row, place[name]).value for name in ("criterium", "respondent"))
        if code in ASKED_OF_TWO and function in ("hr", "integriteit", "inkoop"):
            continue
        cells = {"papier": 3, "praktijk": 2} | proof if code in PROVEN else {}
        if code in SAID:
            cells = dict(zip(("papier", "praktijk"), SAID[code][heard.setdefault(code, 0)], strict=True))
            heard[code] += 1
        if code == NO_IDEA:
            cells = {"papier": "?", "praktijk": "?"}
        if code == "HRM-01":
            cells = {"papier": 1, "praktijk": 0}
        for name, value in cells.items():
            sheet.cell(row, place[name], value)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _analyse(adviser: Page, picture: Picture) -> list[str]:
    adviser.goto(reverse("work:analysis", args=[picture.pk]))
    press(adviser, "Analyse beginnen")
    # Not everybody is done: the site says who, and asks.
    expect(adviser.get_by_role("heading", level=1)).to_have_text("Sluit u de vragen nu al?")
    adviser.get_by_label("Sluiten: wat zij al invulden, telt mee").check()
    press(adviser, "Analyse beginnen")
    wrong = look(adviser, "walk analysis")
    # Apart is what people said, before a claim without proof was cut to what it counts for.
    adviser.goto(reverse("work:analysis", args=[picture.pk]) + "?toon=uiteen")
    assert _codes(adviser.locator("#matrix")) == {"BES-04"}
    adviser.goto(reverse("work:summary", args=[picture.pk]))
    adviser.get_by_label("Samenvatting").fill("Wat is gevraagd, staat op papier. Op een paar punten blijft de praktijk achter.")
    adviser.get_by_label("Gevraagd besluit").fill("Het college wordt gevraagd het beeld vast te stellen.")
    adviser.get_by_label("Waarom bleven onderdelen open?").fill("Niet iedereen was op tijd.")
    press(adviser, "Samenvatting bewaren")
    return wrong


def _not_before_it_was_read(adviser: Page, picture: Picture) -> None:
    """What one or two people answered is weighed, each finding is read, and a reason gives nobody away; then it can be shared."""
    first, last = ASKED_OF_TWO
    adviser.goto(reverse("work:analysis", args=[picture.pk]) + "?toon=te-wegen")
    assert _codes(adviser.locator("#matrix")) == {first, last}
    adviser.goto(reverse("work:findings", args=[picture.pk]))
    assert _codes(adviser.locator(".dw-spots")) == set(SAID)
    for code in SAID:
        adviser.goto(reverse("work:criterion", args=[picture.pk, code]) + "?toon=na-te-lezen")
        _save(adviser, "^Akkoord")
    adviser.goto(reverse("work:criterion", args=[picture.pk, first]) + "?toon=te-wegen")
    _give_nobody_away(adviser)
    adviser.get_by_label("een document").check()
    _save(adviser, "^Akkoord")
    _cannot_be_shared(adviser, picture, "all is read, one is not weighed")
    adviser.goto(reverse("work:criterion", args=[picture.pk, last]))
    adviser.get_by_label("een document").check()
    _save(adviser, "^Bewaren$")
    _cannot_be_shared(adviser, picture, "all is weighed, one is not read")
    adviser.goto(reverse("work:findings", args=[picture.pk]))
    assert _codes(adviser.locator(".dw-spots")) == {*SAID, first, last}
    expect(adviser.get_by_text("Nagelezen: 4 van 5", exact=False).first).to_be_visible()
    follow(adviser, "Nalezen: ")
    _save(adviser, "^Akkoord")


def _save(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile(name)).last.click()


def _cannot_be_shared(adviser: Page, picture: Picture, why: str) -> None:
    adviser.goto(reverse("work:closing", args=[picture.pk]))
    assert adviser.get_by_role("button", name="Concept delen met de bestuurder").count() == 0, why


def _give_nobody_away(adviser: Page) -> None:
    here = adviser.url
    adviser.get_by_label("een document").check()
    adviser.get_by_label("Waarom oordeelt u zo?").fill("Integriteit liet de lijst zien; de secretaris kende haar niet.")
    _save(adviser, "^Bewaren$")
    expect(adviser.get_by_role("heading", level=1)).to_have_text("Zegt dit wie wat antwoordde?")
    adviser.goto(here)
    expect(adviser.get_by_label("Waarom oordeelt u zo?")).to_have_value("")


def _codes(within: Locator) -> set[str]:
    return set(re.findall(r"\b[A-Z]{3}-\d\d\b", within.inner_text()))


def _next_step(page: Page) -> Locator:
    return page.locator("p", has_text="Volgende stap:").first


def _share(adviser: Page, client: Page, executive: Page, picture: Picture) -> list[str]:
    """Everything was read: the concept goes out, with a mail, and says only what is so."""
    adviser.goto(reverse("work:closing", args=[picture.pk]))
    press(adviser, "Concept delen met de bestuurder")
    told(*((reader, "Een concept staat voor u klaar") for reader in READERS))
    executive.goto("/")
    expect(executive).to_have_title(re.compile("Op één pagina"))
    wrong = look(executive, "walk one page")
    executive.goto("/")
    _figures_agree(executive, picture)
    found = " ".join(executive.locator(".dw-findings").all_inner_texts())
    norm = norm_of(picture)
    for criterion in norm.criteria:
        if criterion.id not in KNOWN:
            assert criterion.vulnerability not in found
    expect(executive.get_by_text(f"Nog niet bekend: {len(norm.criteria) - len(KNOWN)} onderdelen")).to_be_visible()
    expect(executive.get_by_text("De adviseur las 5 van de 5 bevindingen na").first).to_be_visible()
    assert f"Nagelezen door de adviseur op {long_date(timezone.localdate())}: 5 van 5 bevindingen" in _report(executive)
    client.goto(reverse("organisation:levels", args=[picture.pk]))
    levels = " ".join(client.locator(".dw-levels-table").all_text_contents())
    # The client is one of those asked; less than four others answered, so not a word of it.
    assert "BES-04" in levels
    assert not re.search(r"uiteen|allemaal|\d tot \d", levels)
    return wrong


def _figures_agree(page: Page, picture: Picture) -> None:
    """The numbers on the page are those of what was answered, subtract as they should, and are drawn as high as they say."""
    weights = {criterion.id: criterion.weight for criterion in norm_of(picture).criteria}
    paper, practice = (_whole(weights, codes) for codes in (ON_PAPER, set(PROVEN)))
    printed = [text.strip() for text in page.locator(".dw-figures strong").all_inner_texts()]
    assert printed[:2] == [f"{practice}%", f"{paper}%"]
    assert int(printed[3]) == len(KNOWN) - len(PROVEN)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{paper - practice}% staat alleen op papier")
    columns = drawn(page.locator(".dw-wide"))
    for column in columns:
        label = next((word for word in column.words if re.search(r"\d+ van \d+", word)), "")
        assert near(column.practice, said(label) if label else None)
        assert not (column.is_equal and column.unknown)
        assert not (column.has_triangle and column.practice is None)
    assert any(column.practice is None and column.unknown for column in columns), "a theme of which nothing is known is a gap"


def _whole(weights: dict[str, int], codes: set[str]) -> int:
    return floor(Fraction(100 * sum(weights[code] for code in codes), sum(weights.values())) + Fraction(1, 2))


def _report(page: Page) -> str:
    """The words of the report."""
    with page.expect_download() as coming:
        page.get_by_role("link", name="Word", exact=True).first.click()
    with ZipFile(BytesIO(coming.value.path().read_bytes())) as parts:
        return re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode())


def _begin_check(adviser: Page, picture: Picture) -> None:
    adviser.goto(reverse("work:fact_check", args=[picture.pk]))
    adviser.get_by_label("Tot en met welke dag?").fill(f"{timezone.localdate() + timedelta(days=10):%Y-%m-%d}")
    press(adviser, "Feitencheck beginnen")
    expect(adviser.locator("main")).to_contain_text("in feitencheck")


def _check(adviser: Page, client: Page, picture: Picture) -> list[str]:
    """A remark, and an adviser who takes it over: until something changed nobody can decide."""
    _begin_check(adviser, picture)
    told(*((reader, "De feitencheck is open") for reader in READERS))
    client.goto("/")
    expect(_next_step(client)).to_contain_text("feitencheck")
    follow(client, "Feitencheck doen")
    remark = client.locator(f"#{ASKED_OF_TWO[0]}")
    unfold(client)  # the first finding stands open already, if that is this one
    remark.locator("textarea").first.fill(COMMENT)
    press(client, "Alle opmerkingen bewaren")
    wrong = look(client, "walk fact check")
    told((ADVISER, "Er is een opmerking gemaakt"))
    adviser.goto(reverse("work:closing", args=[picture.pk]))
    adviser.get_by_label(re.compile("^Uw antwoord bij")).first.fill("Dat klopt. Ik pas de bevinding aan.")
    adviser.get_by_label("Overgenomen", exact=True).first.check()
    press(adviser, "Antwoorden bewaren")
    told((CLIENT, "Uw opmerking is beantwoord"))
    client.goto(reverse("pictures:decision", args=[picture.pk]))
    expect(client.get_by_text("Het besluit wacht op de adviseur").first).to_be_visible()
    expect(client.get_by_role("button", name="Besluit vastleggen")).to_have_count(0)
    return wrong


def _change_what_was_taken_over(adviser: Page, client: Page, picture: Picture) -> list[str]:
    adviser.goto(reverse("work:closing", args=[picture.pk]))
    follow(adviser, "Terug naar analyse")
    adviser.get_by_label("Wat is de reden?").fill("Een opmerking is overgenomen.")
    press(adviser, "Terug naar analyse")
    adviser.goto(reverse("work:criterion", args=[picture.pk, ASKED_OF_TWO[0]]))
    adviser.get_by_label("Uw bevinding").fill(NEW_FINDING)
    adviser.get_by_label("Nagelezen").check()
    _save(adviser, "^Bewaren$")
    adviser.goto(reverse("work:closing", args=[picture.pk]))
    press(adviser, "Concept delen met de bestuurder")
    _begin_check(adviser, picture)
    client.goto(reverse("pictures:fact_check", args=[picture.pk]))
    remark = client.locator(f"#{ASKED_OF_TWO[0]}")
    expect(remark).to_contain_text("Overgenomen en gewijzigd")
    expect(remark.locator(".dw-pairs")).to_contain_text(NEW_FINDING)
    return look(client, "walk taken over")


def _decide(client: Page, coordinator: Page, executive: Page, picture: Picture) -> list[str]:
    client.goto(reverse("pictures:decision", args=[picture.pk]))
    client.get_by_label("Het beeld is vastgesteld").check()
    client.locator("[name=body][value=college]").check()
    client.get_by_label("Op welke dag?").fill(f"{timezone.localdate():%Y-%m-%d}")
    client.get_by_label("Nummer van het besluit").fill("2026-C-1")
    # The walk takes a day, the picture nine weeks: its reference day is still to come.
    client.get_by_label("is nog niet geweest; er wordt toch nu besloten").check()
    wrong = look(client, "walk decision")
    press(client, "Besluit vastleggen")
    told((COORDINATOR, "Een besluit wacht op u"))
    coordinator.goto("/")
    follow(coordinator, "Besluit bevestigen")
    expect(coordinator.get_by_role("heading", level=1)).to_have_text("Klopt dit besluit?")
    wrong += look(coordinator, "walk confirm")
    press(coordinator, "Bevestigen")
    told(*((who, "Er is een besluit genomen") for who in (CLIENT, EXECUTIVE, ADVISER)))
    client.goto("/")
    expect(client.get_by_text("kick-off", exact=False)).to_have_count(0)
    executive.goto("/")
    expect(executive.get_by_text("vastgesteld door het college", exact=False).first).to_be_visible()
    report = _report(executive)
    assert NEW_FINDING in report
    assert "2026-C-1" in report
    return wrong + look(executive, "walk one page adopted")


def _plan(coordinator: Page, picture: Picture) -> list[str]:
    """The proposal of the site becomes measures, and one decision of the board counts for all of them."""
    coordinator.goto(reverse("plan:plan", args=[picture.pk]))
    press(coordinator, "Neem het voorstel over")
    expect(coordinator.get_by_role("button", name="Laatste wijziging ongedaan maken")).to_be_visible()
    wrong = look(coordinator, "walk plan taken over")
    coordinator.goto(f"{reverse('measures:decide')}?organisatie={TOWN}")
    press(coordinator, "Besluit vastleggen")
    measures = Measure.objects.filter(organisation__code=TOWN)
    until(lambda: {row.state for row in measures.all()} == {"decided"}, lambda: [row.state for row in measures.all()])
    return wrong + look(coordinator, "walk measures")
