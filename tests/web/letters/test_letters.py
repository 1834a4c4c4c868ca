"""Making a letter on the site: nothing lost, nothing kept."""

import io
import re
from collections.abc import Mapping

import docx
import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import Sitting, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.reporting.actions.house_style import take_in
from dijkwacht.documents.letters.library import checklist, letters
from dijkwacht.documents.templates.intake import accepted
from dijkwacht.web.parts.letter_prefill import hidden_fields
from tests import factories as make
from tests.documents.letters.making import FULL
from tests.documents.templates import making as templates

pytestmark = pytest.mark.django_db
URL = "/brieven/damocles-besluit/"
FACTS: Mapping[str, str] = {
    "organisation": "Duinrade",
    "dated": "2026-11-24",
    "place": "dwelling",
    "drugs": "hard",
    "occurrence": "first",
    "measure": "closure",
    "months": "3",
    "found": "120 gram cocaïne",
    "costs": "on",
    "announced_on": "24-11-2026",
}
ANSWERS: Mapping[str, str] = {
    name: value
    for one in checklist().ids
    for name, value in ((f"{one}-answered", "answered"), (f"{one}-text", f"Dit is het antwoord bij {one}."))
}


@pytest.fixture
def officer(client: Client) -> User:
    user = make.user("officer@example.org")
    make.membership(user, make.organisation(name="Duinrade"), Role.OFFICER)
    client.force_login(user)
    return user


def shown(client: Client, status: int = 200, *, url: str = URL, **typed: str) -> str:
    answer = client.post(url, {"do": "show", **typed})
    assert answer.status_code == status
    return answer.content.decode()


def words(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)


@pytest.mark.usefixtures("officer")
def test_every_letter_has_a_card_that_leads_to_its_form(client: Client) -> None:
    page = client.get("/brieven/").content.decode()
    assert [name for name in letters() if f'href="/brieven/{name}/"' not in page] == []
    assert "Van deze pagina wordt niets bewaard" in page
    assert all(client.get(f"/brieven/{name}/").status_code == 200 for name in letters())


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize("name", ["geen-brief", "shared"])
def test_a_letter_that_is_not_there_is_not_found(client: Client, name: str) -> None:
    assert client.get(f"/brieven/{name}/").status_code == 404


@pytest.mark.usefixtures("officer")
def test_the_page_says_what_the_law_demands_of_the_letter(client: Client) -> None:
    page = client.get("/brieven/damocles-dwangsom/").content.decode()
    assert "De overtreding en het voorschrift dat is overtreden (Awb 5:9 onder a)" in page
    assert "De bevoegdheid om een dwangsom op te leggen (Awb 5:32 lid 1)" in page


@pytest.mark.usefixtures("officer")
def test_the_form_stands_ready_with_the_organisation_and_the_day(client: Client) -> None:
    page = client.get(URL).content.decode()
    assert 'value="Duinrade"' in page
    assert len(re.findall('value="open"', page)) == len(checklist().ids)


@pytest.mark.usefixtures("officer")
def test_each_question_shows_its_ruling_and_how_far_it_was_seen(client: Client) -> None:
    page = client.get(URL).content.decode()
    assert [one.ecli for one in checklist().rulings if one.ecli not in page] == []
    assert "Alleen een samenvatting gezien" in page
    assert "te verifiëren" in page


@pytest.mark.usefixtures("officer")
def test_the_letter_is_shown_with_what_is_still_to_fill_in(client: Client) -> None:
    page = shown(client, **FACTS, **ANSWERS)
    assert "Zo wordt de brief" in page
    assert '<mark class="dw-gap">[naam en adres van de ontvanger]</mark>' in page
    assert "Dit is het antwoord bij EVE-07." in page
    assert "uiterlijk op 5 januari 2027" in page


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize(("form", "starts"), [("docx", b"PK"), ("odt", b"PK"), ("pdf", b"%PDF-")])
def test_the_letter_is_taken_along_under_a_name_that_tells_nothing(client: Client, form: str, starts: bytes) -> None:
    answer = client.post(URL, {"do": form, **FACTS, **ANSWERS})
    assert answer.status_code == 200
    assert answer.content.startswith(starts)
    assert answer["Content-Disposition"] == f'attachment; filename="damocles-besluit.{form}"'


def test_the_letter_comes_in_the_template_of_the_organisation_that_writes_it(client: Client, officer: User) -> None:
    here = officer.memberships.get().organisation
    take_in(organisation=here, found=accepted(templates.word(), file="huisstijl.docx"), by=officer)
    own = words(client.post(URL, {"do": "docx", **FACTS, **ANSWERS}).content)
    assert own.index("Aan het college") < own.index("Besluit tot sluiting") < own.index("Vriendelijke groet")
    other = words(client.post(URL, {"do": "docx", **FACTS, **ANSWERS, "organisation": "Westerkoog"}).content)
    assert "Aan het college" not in other
    assert client.post(URL, {"do": "pdf", **FACTS, **ANSWERS}).content.startswith(b"%PDF-")


@pytest.mark.usefixtures("officer")
def test_a_sign_that_the_pdf_lacks_is_said_before_it_is_taken_along(client: Client) -> None:
    assert "daar staat een vraagteken: 🙂" in shown(client, **FACTS, **ANSWERS | {"EVE-07-text": "Dit is 🙂 ≥ 30 dagen."})
    assert "daar staat een vraagteken" not in shown(client, **FACTS, **ANSWERS | {"EVE-07-text": "Dit is ≥ 30 dagen → Łódź."})


@pytest.mark.usefixtures("officer")
def test_open_questions_ask_for_a_reason_and_then_let_go(client: Client) -> None:
    refused = client.post(URL, {"do": "docx", **FACTS})
    assert refused.status_code == 422
    assert "De burgemeester beslist." in refused.content.decode()
    assert "120 gram cocaïne" in refused.content.decode()
    answer = client.post(URL, {"do": "docx", **FACTS, "open_reason": "De zienswijze volgt nog."})
    assert answer.status_code == 200
    assert "Reden om toch verder te gaan: De zienswijze volgt nog." in words(answer.content)
    assert "[nog te schrijven]" in words(answer.content)


@pytest.mark.usefixtures("officer")
def test_who_writes_an_answer_need_not_say_that_there_is_one(client: Client) -> None:
    texts = {name: value for name, value in ANSWERS.items() if name.endswith("-text")}
    assert "Ze staan als plek in de brief" not in shown(client, **FACTS, **texts)
    draft = shown(client, **FACTS, **texts, **{"EVE-07-answered": "open"})
    assert "Nog 1 vraag open" in draft
    assert "Dit is het antwoord bij EVE-07. <mark" in draft


@pytest.mark.usefixtures("officer")
def test_faults_stand_at_their_fields_and_nothing_typed_is_lost(client: Client) -> None:
    page = shown(client, 422, **FACTS | {"place": "", "dated": "31-4-2026", "months": "0"}, **{"BEV-01-text": "Half geschreven"})
    assert 'href="#id_place">' in page
    assert "31 april bestaat niet." in page
    assert "Vul een heel getal in van 1 tot en met 60." in page
    assert 'value="31-4-2026"' in page
    assert "Half geschreven" in page


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"found_on": "2026-11-20", "report_on": "2026-11-19"}, "De rapportage kan niet voor de vondst liggen."),
        ({"comply_until": "2026-11-20"}, "Deze dag ligt voor de datum van de brief."),
        ({"dated": "1850-01-01"}, "Vul een jaar in van 2000 tot en met 2098."),
        ({"announced_on": "9999-12-31"}, "Vul een jaar in van 2000 tot en met 2098."),
        ({"months": ""}, "Vul in hoeveel maanden de sluiting duurt."),
        ({"found": "x" * 5001}, "Maak de tekst korter"),
        ({"schedule": "two"}, "Harddrugs staan op lijst I of IA."),
        ({"drugs": "soft", "schedule": "one"}, "Softdrugs staan op lijst II."),
        ({"measure": "warning"}, "Kies een van de antwoorden."),
        ({"NOO-05-answered": "hacked"}, "NOO-05"),
    ],
)
def test_what_does_not_fit_is_said_in_words(client: Client, typed: Mapping[str, str], said: str) -> None:
    assert said in shown(client, 422, **{**FACTS, **typed})


BIBOB: Mapping[str, str] = {"ground": "bylaw", "plan": "impose", "danger": "lesser", "purpose": "commit", "research": "own"}


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"plan": "refuse"}, "kunt u alleen voorschriften stellen"),
        ({"danger": "offence"}, "geen voorschriften stellen (artikel 3 lid 6 Wet Bibob)"),
        ({"plan": "not_award", "danger": "serious"}, "Deze beslissing past niet bij wat u hierboven koos."),
        ({"ground": "property"}, "Deze beslissing past niet bij wat u hierboven koos."),
        (
            {"ground": "contract", "plan": "end", "danger": "silence"},
            "Artikel 4 Wet Bibob geldt niet bij een opdracht of vastgoed.",
        ),
        ({"ground": "contract", "plan": "end", "uniform": "on"}, "De uitgebreide procedure geldt niet bij een opdracht"),
        ({"ground": "contract", "plan": "end", "danger": "offence"}, "noemt zo’n strafbaar feit niet bij een opdracht"),
        ({"danger": "form"}, "alleen bij een houder ernstig gevaar (artikel 4 lid 1 Wet Bibob)"),
        ({"danger": "form", "plan": "refuse"}, "alleen bij een houder ernstig gevaar (artikel 4 lid 1 Wet Bibob)"),
        ({"danger": "silence", "plan": "refuse"}, "als het Bureau zelf om de gegevens vroeg"),
        ({"danger": "silence", "research": "advice"}, "dan zijn er geen feiten om te wegen"),
        ({"danger": "form", "plan": "keep"}, "dan zijn er geen feiten om te wegen"),
        ({"plan": "keep", "danger": "offence"}, "geen voorschriften stellen (artikel 3 lid 6 Wet Bibob)"),
        ({"ground": "contract", "plan": "suspend", "danger": "serious"}, "Een overheidsopdracht kunt u alleen ontbinden"),
        ({"ground": "contract", "plan": "terminate", "danger": "serious"}, "Een overheidsopdracht kunt u alleen ontbinden"),
        ({"ground": "property", "plan": "not_award", "danger": "serious"}, "Gunnen hoort bij een opdracht."),
        (
            {"ground": "property", "plan": "no_consent", "danger": "serious"},
            "Toestemming voor een onderaannemer hoort bij een opdracht",
        ),
        ({"ground": "alcohol", "authority": "het College van Duinrade"}, "beslist de burgemeester (Alcoholwet artikel 3 lid 1)"),
        ({"ground": "gambling", "authority": "het college"}, "beslist de burgemeester (Wet op de kansspelen artikel 30b lid 1)"),
        ({"purpose": ""}, "Kies waarvoor er gevaar is"),
        ({"outside_act": "on"}, "gaat alleen over een overheidsopdracht"),
        ({"ground": ""}, "Kies een van de antwoorden."),
    ],
)
def test_what_the_bibob_act_does_not_allow_is_said_at_its_field(client: Client, typed: Mapping[str, str], said: str) -> None:
    url = "/brieven/bibob-voornemen/"
    assert said in shown(client, 422, url=url, **{**BIBOB, **typed})
    assert "Zo wordt de brief" in shown(client, url=url, **BIBOB)


@pytest.mark.usefixtures("officer")
def test_an_application_is_left_aside_only_after_the_term_to_complete_it(client: Client) -> None:
    url, days = "/brieven/bibob-buiten-behandeling/", {"repair_asked_on": "2026-11-01", "repair_ended_on": "2026-11-15"}
    assert "Zo wordt de brief" in shown(client, url=url, dated="2026-11-24", **days)
    assert "De aanvrager kan dan nog aanvullen." in shown(client, 422, url=url, dated="2026-11-10", **days)


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize(
    ("url", "typed"),
    [
        ("/brieven/bibob-besluit/", {}),
        ("/brieven/bibob-overeenkomst/", {"ground": "contract", "plan": "not_award", "danger": "serious"}),
    ],
)
def test_nobody_is_decided_about_before_he_could_be_heard(client: Client, url: str, typed: Mapping[str, str]) -> None:
    typed = {**BIBOB, **typed, "intention_on": "2026-11-30", "views_until": "2026-12-14"}
    early = "loopt nog tot en met 14 december 2026 (artikel 33 Wet Bibob)"
    assert early in shown(client, 422, url=url, dated="2026-11-30", **typed)
    assert early in shown(client, 422, url=url, dated="2026-12-14", **typed)
    assert "Die termijn is voorbij." in shown(client, url=url, dated="2026-12-15", **typed)
    made = shown(client, url=url, dated="2026-12-01", views_given="on", **typed)
    assert "Die termijn is voorbij." not in made
    assert "Wij beslissen al voor die dag." in made
    assert "niet na uw voornemen" in shown(client, 422, url=url, dated="2026-12-15", **typed | {"views_until": "2026-11-30"})


@pytest.mark.usefixtures("officer")
def test_an_intention_leaves_time_to_be_heard(client: Client) -> None:
    url = "/brieven/bibob-voornemen/"
    assert "geen tijd om een mening" in shown(client, 422, url=url, dated="2026-11-30", views_until="2026-11-30", **BIBOB)
    assert "Zo wordt de brief" in shown(client, url=url, dated="2026-11-30", views_until="2026-12-14", **BIBOB)


@pytest.mark.usefixtures("officer")
def test_an_application_is_left_aside_within_four_weeks(client: Client) -> None:
    url, days = "/brieven/bibob-buiten-behandeling/", {"repair_asked_on": "2026-11-01", "repair_ended_on": "2026-11-15"}
    # Four weeks after Sunday 15 November is Sunday 13 December, which moves to Monday.
    assert "Zo wordt de brief" in shown(client, url=url, dated="2026-12-14", announced_on="2026-12-14", **days)
    late = "Dit besluit moest uiterlijk op 14 december 2026 bekend zijn (artikel 4:5 lid 4 Awb)."
    assert late in shown(client, 422, url=url, dated="2026-12-15", **days)
    assert late in shown(client, 422, url=url, dated="2026-12-14", announced_on="2026-12-15", **days)
    assert "Vul een jaar in" in shown(client, 422, url=url, dated="2026-12-14", repair_ended_on="9999-12-31")


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize("name", [name for name in letters() if name != "raad-beeld"])
def test_what_goes_together_is_a_letter(client: Client, name: str) -> None:
    """Every letter can be made with the facts of one whole case: no order of days stands in its way."""
    typed = dict(hidden_fields(FULL)) | {"do": "show"}
    if name == "bibob-overeenkomst":
        typed |= {"ground": "contract", "plan": "not_award", "danger": "serious"}
    assert "Zo wordt de brief" in shown(
        client, url=f"/brieven/{name}/", **{key: value for key, value in typed.items() if key != "do"}
    )


@pytest.mark.usefixtures("officer")
def test_the_highest_sum_of_a_penalty_is_no_less_than_one_penalty(client: Client) -> None:
    typed = {**FACTS, "penalty": "5000", "penalty_most": "4000"}
    assert "Het totaal kan niet lager zijn" in shown(client, 422, url="/brieven/damocles-dwangsom/", **typed)


@pytest.mark.usefixtures("officer")
def test_a_party_belongs_to_a_contract(client: Client) -> None:
    url = "/brieven/bibob-advies-gevraagd/"
    assert "Een partij hoort bij een opdracht of vastgoed" in shown(client, 422, url=url, role="party", ground="bylaw")
    assert "Zo wordt de brief" in shown(client, url=url, role="party", ground="property")


@pytest.mark.usefixtures("officer")
def test_the_owner_gets_a_letter_of_his_own(client: Client) -> None:
    page = shown(client, **FACTS, **ANSWERS, for_owner="on", mandate="on")
    assert "Dit is het antwoord bij EVE-03." not in page.split("<article")[1].split("</article>")[0]
    assert "namens de burgemeester van Duinrade" in page


def test_what_looks_like_personal_data_is_asked_about_and_never_recorded(client: Client, officer: User) -> None:
    typed, before = {**FACTS, **ANSWERS, "found": "Bel 06-12345678 of piet@example.org"}, Event.objects.count()
    page = shown(client, 422, **typed)
    assert "Staan hier persoonsgegevens in?" in page
    assert "een telefoonnummer" in page
    assert "Bel 06-12345678" in page
    mark = page.split('name="toch_bewaren" value="')[1].split('"')[0]
    assert "Zo wordt de brief" in shown(client, **typed, toch_bewaren=mark)
    # Another text is another mark: it asks again.
    assert shown(client, 422, **{**typed, "found": "Bel 06-87654321"}, toch_bewaren=mark)
    # With a fault elsewhere, what was looked at stays looked at.
    assert f'value="{mark}"' in shown(client, 422, **{**typed, "months": ""}, toch_bewaren=mark)
    assert Event.objects.count() == before
    assert "kept_texts" not in client.session


def test_nothing_is_kept(client: Client, officer: User) -> None:
    before, events = Sitting.objects.get().session_data, Event.objects.count()
    for do in ("show", "docx", "odt", "pdf", "show"):
        assert client.post(URL, {"do": do, **FACTS, **ANSWERS}).status_code == 200
    assert Event.objects.count() == events
    assert Sitting.objects.get().session_data == before


@pytest.mark.usefixtures("officer")
def test_the_same_form_twice_gives_the_same_letter(client: Client) -> None:
    one, two = (words(client.post(URL, {"do": "docx", **FACTS, **ANSWERS}).content) for _ in range(2))
    assert one == two


@pytest.mark.usefixtures("officer")
def test_hostile_texts_are_letters_and_nothing_else(client: Client) -> None:
    hostile = "{{ 7*7 }} {% load x %} {place} [adres] <script>alert(1)</script> ]]> &amp; \x0b\x1f\ufffe 😀 \u202e"
    typed = {**FACTS, **ANSWERS, "found": hostile, "policy": hostile}
    page = shown(client, **typed)
    assert "<script>alert(1)" not in page
    assert "{{ 7*7 }} {% load x %} {place} [adres] &lt;script&gt;" in page
    for form in ("docx", "odt", "pdf"):
        assert client.post(URL, {"do": form, **typed}).status_code == 200
    assert "{{ 7*7 }} {% load x %} {place} [adres] <script>" in words(client.post(URL, {"do": "docx", **typed}).content)


@pytest.mark.usefixtures("officer")
def test_another_page_opens_the_form_with_what_it_knows(client: Client) -> None:
    answer = client.post(URL, dict(hidden_fields(FULL)))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Nog niet alles klopt" not in page
    assert re.search('value="dwelling"[^>]* checked', page)
    assert 'value="2026-11-05"' in page
    assert "Antwoord bij EVE-07." in page
    assert re.search('name="costs"[^>]* checked', page)


@pytest.mark.usefixtures("officer")
def test_the_pages_ask_the_database_little(client: Client, django_assert_max_num_queries: object) -> None:
    client.get(URL)
    for ask in (lambda: client.get("/brieven/"), lambda: client.get(URL), lambda: client.post(URL, {**FACTS, **ANSWERS})):
        with django_assert_max_num_queries(7):  # type: ignore[operator]
            ask()


def test_the_door_stands_in_the_navigation_of_who_works_with_the_policy_only(client: Client, officer: User) -> None:
    assert 'href="/brieven/"' in client.get("/brieven/").content.decode().split("<main")[0]
    client.force_login(make.user("nobody@example.org"))
    page = client.get("/brieven/")
    assert page.status_code == 200
    assert 'href="/brieven/"' not in page.content.decode().split("<main")[0]
