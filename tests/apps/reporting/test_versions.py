"""The two versions of a report, what it rests on, and that a provincial report knows of no municipality."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.adoption.rules import Body, Decided, DecisionKind
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.findings.models import Finding, Recommendation
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import Origin
from dijkwacht.apps.measures.rules.states import State as MeasureState
from dijkwacht.apps.members.models import Coverage, Deviation
from dijkwacht.apps.organisations.models import Organisation, OrganisationName
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.passages.rules.grounds import Ground
from dijkwacht.apps.pictures.actions import keep_shown
from dijkwacht.apps.pictures.models import Picture, Settlement
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.queries.telling import telling
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.pictures.rules.weighing import REASONS, Basis
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.queries.papers import PUBLIC
from dijkwacht.apps.reporting.queries.report import public_report, report
from dijkwacht.apps.reporting.rules.papers import why_not_public
from dijkwacht.apps.sources.models import SourceDocument
from dijkwacht.documents.files import Form
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.paper.model import Paper
from dijkwacht.kit.dutch import long_date
from dijkwacht.kit.errors import Refused
from dijkwacht.web.log.words import PICTURE_APPS
from tests import factories as make

pytestmark = pytest.mark.django_db

BY = System("tests")
ON = date(2026, 12, 10)
DECIDED = date(2026, 12, 3)
Version = Callable[[Picture, date], Paper]


def body_of(kind: str) -> Organisation:
    """An organisation of another kind than a municipality."""
    code, name = {"province": ("PV99", "Duinmark"), "water_board": ("WS9901", "Duinwater"), "joint_body": ("GR9901", "Duinwerk")}[
        kind
    ]
    made = Organisation.objects.create(code=code, kind=kind, is_example=True)
    OrganisationName.objects.create(organisation=made, name=name)
    return made


def decided(of: Picture, body: Body = Body.COLLEGE, kind: DecisionKind = DecisionKind.ADOPTED) -> Picture:
    """Write down what was decided; the picture is adopted."""
    now = timezone.now()
    Decision.objects.create(
        picture=of, organisation=of.organisation, kind=kind, body=body, decided_on=DECIDED, number="2026/118", recorded_at=now
    )
    keep_shown(of, telling(reckon(of)).shown)
    Picture.objects.filter(pk=of.pk).update(state=State.ADOPTED)
    of.refresh_from_db()
    return of


@pytest.fixture
def picture() -> Picture:
    """BES-01 at norm; the rest below, with texts of the adviser on three."""
    made = make.picture(make.organisation(), state=State.FACT_CHECK, summary="Kort en goed.", decision="Neem over.")
    seat = make.respondent(made, "oov")
    make.answer(seat, "BES-01", 3, 3)
    for criterion in ("BES-02", "BES-03", "VER-01"):
        make.answer(seat, criterion, 2, 0)
    for criterion, is_reviewed in (("BES-02", True), ("BES-03", True), ("VER-01", False)):
        Finding.objects.create(
            picture=made, organisation=made.organisation, criterion=criterion, text=f"Over {criterion}.", is_reviewed=is_reviewed
        )
    return made


def mark(of: Picture, part: str, criterion: str = "", **fields: Any) -> None:
    """Mark a passage."""
    ground = fields.pop("ground", Ground.SAFETY_AND_SABOTAGE)
    Passage.objects.create(picture=of, organisation=of.organisation, part=part, criterion=criterion, ground=ground, **fields)


def words(of: Picture, version: Version = report) -> str:
    return repr(version(of, ON))


@pytest.mark.parametrize("state", [state for state in State if state is not State.ADOPTED])
def test_before_a_decision_there_is_no_public_version_and_nothing_goes_on_record(picture: Picture, state: State) -> None:
    Picture.objects.update(state=state)
    picture.refresh_from_db()
    before = Event.objects.count()
    with pytest.raises(Refused, match="openbare versie"):
        deliver(PUBLIC, of=picture, form=Form.PDF, by=BY)
    assert Event.objects.count() == before


def test_a_closed_picture_has_no_public_version() -> None:
    assert why_not_public(State.ADOPTED, Marking.CLOSED)
    assert [why_not_public(State.ADOPTED, marking) for marking in Marking if marking is not Marking.CLOSED] == [None] * 3


@pytest.mark.parametrize("form", PUBLIC.forms)
def test_the_public_version_is_handed_out_under_its_own_name_and_put_on_record(picture: Picture, form: Form) -> None:
    document = deliver(PUBLIC, of=decided(picture), form=form, by=BY)
    assert document.name == f"weerbaarheidsbeeld-duinmark-2026-06-01-openbaar.{form}"
    event = Event.objects.last()
    assert event is not None
    assert (event.verb, event.note) == ("reporting.delivered", f"openbaar {form}")


def test_the_public_version_tells_nothing_that_was_found(picture: Picture) -> None:
    text = words(decided(picture), public_report)
    assert [said for said in ("Over BES", "Over VER", "Kort en goed", "Neem over", "BES-0", "niveau", "%") if said in text] == []


def test_the_public_version_names_themes_in_which_work_goes_on_and_none_by_what_is_confidential(picture: Picture) -> None:
    for criterion, state in (("BES-02", MeasureState.IN_PROGRESS), ("VER-01", MeasureState.PROPOSED)):
        its = {"organisation": picture.organisation, "picture": picture, "origin": Origin.PICTURE, "title": "Doe"}
        Measure.objects.create(**its, criterion=criterion, state=state)
    text = words(decided(picture), public_report)
    assert "Er loopt werk bij dit thema: " in text
    mark(picture, "recommendation", "BES-02")
    assert "Er loopt werk" not in words(picture, public_report)


def test_a_marked_passage_says_its_ground_body_day_and_review(picture: Picture) -> None:
    mark(
        picture,
        "summary",
        imposed_by="het college",
        imposed_on=DECIDED,
        review_on=date(2027, 12, 3),
        ground=Ground.MUNICIPAL_SECRECY,
    )
    text = words(picture)
    for part in (
        "artikel 87 Gemeentewet",
        "opgelegd door het college op 3 december 2026",
        "opnieuw te bekijken op 3 december 2027",
    ):
        assert part in text


def test_a_ground_from_no_table_is_shown_as_it_is(picture: Picture) -> None:
    mark(picture, "summary", ground="iets anders")
    assert "Niet openbaar: iets anders (te verifiëren)." in words(picture)


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (Body.COLLEGE, DecisionKind.ADOPTED, "Vastgesteld door het college van burgemeester en wethouders op 3 december 2026"),
        (Body.MAYOR, DecisionKind.NOTED, "Ter kennis genomen door de burgemeester op 3 december 2026"),
        (Body.DEPUTIES, DecisionKind.ADOPTED, "Vastgesteld door gedeputeerde staten op 3 december 2026"),
        (Body.EXECUTIVE_COMMITTEE, DecisionKind.NOTED, "Ter kennis genomen door het dagelijks bestuur op 3 december 2026"),
    ],
)
def test_the_decision_stands_on_page_one(picture: Picture, body: Body, kind: DecisionKind, said: str) -> None:
    content = report(decided(picture, body, kind), made_on=ON)
    assert content.first_page.standing == (f"{said}, besluit 2026/118",)
    assert content.header == f"Vertrouwelijk, binnen de organisatie · {kind.word} · voorbeeldgegevens"


def test_a_decision_that_nobody_confirmed_yet_leaves_it_a_concept(picture: Picture) -> None:
    decided(picture)
    Picture.objects.update(state=State.FACT_CHECK)
    picture.refresh_from_db()
    assert report(picture, made_on=ON).first_page.standing == ("Concept, in feitencheck",)


def test_the_report_counts_what_it_rests_on(picture: Picture) -> None:
    other = make.respondent(picture, "inkoop")
    make.answer(other, "BES-01", 2, 2, source=Source.INTERVIEW)
    make.answer(other, "BES-02", 2, 2, source=Source.CHECK)
    for read_on in (date(2026, 5, 1), date(2026, 5, 2), None):
        SourceDocument.objects.create(
            picture=picture,
            organisation=picture.organisation,
            title="Beleid",
            asked_on=date(2026, 4, 1),
            received_on=read_on,
            read_on=read_on,
        )
    content = report(picture, made_on=ON)
    rests_on = "de vragenlijst van 1 persoon (1 in een werkboek), 1 gesprek en 2 documenten."
    assert content.first_page.basis.startswith(f"Dit beeld rust op {rests_on}")


def test_a_ground_without_words_is_told_once_and_counted(picture: Picture) -> None:
    row = {"picture": picture, "organisation": picture.organisation, "side": "practice", "level": 0, "basis": "document"}
    Settlement.objects.create(criterion="BES-01", reason=REASONS[Basis.DOCUMENT], **row)
    Settlement.objects.create(criterion="BES-02", reason="Het besluit is gezien.", **row)
    said = repr(report(picture, made_on=ON))
    assert "Een document laat dit zien. Dit rust" not in said
    assert "Het besluit is gezien. Dit rust op een document." in said
    assert "De adviseur woog 2 onderdelen ook op een document." in said


def test_a_decision_within_the_fact_check_is_its_last_day(picture: Picture) -> None:
    Picture.objects.update(state=State.ADOPTED, fact_check_until=ON + timedelta(days=14))
    decided = Decided(DecisionKind.ADOPTED, Body.COLLEGE, ON)
    said = repr(report(Picture.objects.get(), made_on=ON, decided=decided))
    assert f"Feitencheck tot het besluit op {long_date(ON)}" in said
    assert f"tot en met {long_date(ON + timedelta(days=14))}" not in said


def test_the_reason_for_what_stayed_open_is_printed(picture: Picture) -> None:
    assert "De adviseur schreef daarbij: Nog niet gevraagd." in words(picture)


def covering(of: Picture, *members: Organisation) -> None:
    for member in members:
        Coverage.objects.create(picture=of, organisation=of.organisation, member=member)


def test_the_picture_of_a_joint_body_names_its_members_and_their_deviations() -> None:
    joint = make.picture(body_of("joint_body"), state=State.CONCEPT)
    towns = [make.organisation("GM9902", "Westerkoog"), make.organisation("GM9903", "Duinrade")]
    covering(joint, *towns)
    Deviation.objects.create(
        picture=joint, organisation=joint.organisation, member=towns[0], criterion="BES-01", practice=1, reason="Eigen regeling."
    )
    content = report(joint, made_on=ON)
    assert "Dit beeld geldt voor Duinrade en Westerkoog" in content.first_page.standing
    assert "Afwijkingen per deelnemer" in repr(content)
    assert "Eigen regeling." in repr(content)
    assert "Eigen regeling." not in words(decided(joint), public_report)


def queries(of: Picture, version: Version) -> int:
    report(of, made_on=ON)
    fresh = Picture.objects.select_related("organisation", "norm").get(pk=of.pk)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        version(fresh, ON)
    return len(seen)


@pytest.mark.parametrize("version", [report, public_report])
def test_a_report_takes_at_most_sixteen_queries(picture: Picture, version: Version) -> None:
    mark(picture, "summary")
    mark(picture, "finding", "BES-02")
    assert queries(decided(picture), version) <= 16


def test_that_of_a_joint_body_takes_two_more_however_many_members_it_has() -> None:
    joint = decided(make.picture(body_of("joint_body")))
    covering(joint, *(make.organisation(f"GM99{number:02}", f"Stad {number}") for number in range(10, 15)))
    assert queries(joint, report) <= 16


@pytest.fixture
def province() -> Picture:
    """The province's own picture, with texts, beside two municipalities that have pictures too."""
    made = make.picture(body_of("province"), state=State.FACT_CHECK, summary="Eigen taken.")
    make.answer(make.respondent(made, "oov"), "BES-01", 2, 1)
    Recommendation.objects.create(
        picture=made, organisation=made.organisation, criterion="BES-01", text="Regel het.", effort="small"
    )
    return made


def _answer(of: Picture) -> None:
    make.answer(make.respondent(of, "hr"), "BES-01", 0, 0)


def _write(of: Picture) -> None:
    Finding.objects.create(picture=of, organisation=of.organisation, criterion="BES-01", text="Zeekasteel.", is_reviewed=True)


def _mark(of: Picture) -> None:
    mark(of, "finding", "BES-01")


def _decide(of: Picture) -> None:
    decided(of)


def _read(of: Picture) -> None:
    SourceDocument.objects.create(
        picture=of, organisation=of.organisation, title="Z", asked_on=DECIDED, received_on=DECIDED, read_on=DECIDED
    )


@pytest.mark.parametrize("deed", [_answer, _write, _mark, _decide, _read])
@pytest.mark.parametrize("version", [report, public_report])
def test_whatever_municipalities_do_the_provincial_report_stays_the_same(
    province: Picture, deed: Callable[[Picture], None], version: Version
) -> None:
    decided(province, Body.DEPUTIES)
    before = words(province, version)
    deed(make.picture(make.organisation("GM9902", "Westerkoog"), state=State.CONCEPT))
    assert words(province, version) == before


def test_a_provincial_report_asks_the_database_only_for_its_own_rows(province: Picture) -> None:
    town = make.picture(make.organisation("GM9902", "Westerkoog"), state=State.CONCEPT)
    _answer(town)
    with CaptureQueriesContext(connection) as seen:
        text = words(province)
    assert "Westerkoog" not in text
    asked = [query["sql"] for query in seen if any(f'"{app}_' in query["sql"] for app in PICTURE_APPS)]
    assert asked
    # The former picture of the province itself is sought by its organisation.
    own = (f"{province.pk.hex}", f"{province.pk}", f'"organisation_id" = {province.organisation_id} ')
    assert [sql for sql in asked if not any(key in sql for key in own)] == []
    assert not any(key in sql for sql in asked for key in (town.pk.hex, str(town.pk)))


def test_a_province_decides_by_its_deputies_and_a_water_board_by_its_committee(province: Picture) -> None:
    text = words(decided(province, Body.DEPUTIES), public_report)
    for said in ("provinciale staten", "wat de provincie doet", "Vastgesteld door gedeputeerde staten"):
        assert said in text
    water = decided(make.picture(body_of("water_board")), Body.EXECUTIVE_COMMITTEE)
    text = words(water, public_report)
    for said in ("het algemeen bestuur", "wat het waterschap doet", "Vastgesteld door het dagelijks bestuur"):
        assert said in text
    assert "college" not in text
    assert "gemeente" not in text.replace("De gemeente heeft", "")


def test_the_name_of_the_public_file_says_for_whom_and_nothing_else(picture: Picture) -> None:
    assert PUBLIC.title(picture, ON) == "weerbaarheidsbeeld-duinmark-2026-06-01-openbaar"


def test_secrecy_names_the_interest_for_which_it_was_imposed(picture: Picture) -> None:
    mark(picture, "summary", ground=Ground.MUNICIPAL_SECRECY, interest=Ground.INVESTIGATION, imposed_by="college", imposed_on=ON)
    said = words(picture)
    assert Ground.MUNICIPAL_SECRECY.article in said
    assert Ground.INVESTIGATION.article in said
    assert f"belang: {Ground.INVESTIGATION.word}" in said
