"""A function that is named as somebody is held; a subject of work is not. Fifty sentences that an adviser could write."""

import pytest

from dijkwacht.documents.norms.library import norm
from dijkwacht.documents.norms.persons import NAMES, named, sentences

FUNCTIONS = tuple(NAMES)

HELD = [
    "Integriteit liet de lijst zien; de secretaris kende haar niet.",
    "De secretaris kende haar niet.",
    "HR zegt dat de lijst er is.",
    "Volgens HR is de lijst er niet.",
    "hoofd HR heeft de lijst niet.",
    "De HR-adviseur had geen bewijs.",
    "De CISO's waren het oneens.",
    "De ciso zag de rechten nooit na.",
    "De chief information security officer is nieuw.",
    "De griffier vult dit anders in dan de rest.",
    "De FG is niet betrokken.",
    "De functionaris gegevensbescherming ziet geen dossier.",
    "Vergunningen weet niet dat er een werkproces is.",
    "Twee vergunningverleners werken er niet mee.",
    "Handhaving gaf aan dat controles uitblijven.",
    "Handhaving 2 antwoordde anders.",
    "De handhavers kennen de afspraak niet.",
    "Team vastgoed liet geen register zien.",
    "Navraag bij inkoop: de toets gebeurt niet.",
    "De inkoper doet de toets alleen bij twijfel.",
    "Collega's van burgerzaken slaan de controle over.",
    "Zorg wist niet van het protocol.",
    "In het gesprek met de omgevingsdienst bleek iets anders.",
    "De omgevingsdienst meldde dat dit niet gebeurt.",
    "De adviseur OOV denkt dat het loopt.",
    "De beleidsmedewerker OOV denkt dat het loopt.",
    "OOV kent de lijst, maar HR kent haar niet.",
    "De controller heeft twijfels.",
    "Dit is bij HR niet bekend.",
    "De gemeentesecretaris tekende niet.",
    "Een vertrouwenspersoon noemde twee voorbeelden.",
    "De SECRETARIS moest toegeven dat hij de lijst niet had gezien.",
    "Het antwoord van financiën was lager.",
    "HR: 'nooit gezien'.",
    "Het hoofd vergunningen leest het pas achteraf.",
]

PASSES = [
    "De vergunningen worden niet ingetrokken.",
    "Er is geen beleid voor vergunningen.",
    "Laat de CISO elk kwartaal rapporteren.",
    "Leg vast dat de secretaris de lijst elk jaar vaststelt.",
    "De griffier moet de termijn bewaken.",
    "Zorg dat iedereen weet wie de lijst beheert.",
    "De inkoop boven de drempel wordt niet getoetst.",
    "Integriteit staat niet in het introductieprogramma.",
    "Er is geen CISO.",
    "De rol van CISO is niet belegd.",
    "Toezicht en handhaving hebben geen gezamenlijk plan.",
    "Het vastgoed is niet in kaart.",
    "Een zorgbedrijf kan zonder toets beginnen.",
    "De zorg voor cliënten staat voorop.",
    "Handhaving ziet toe op naleving.",
    "Het plan noemt integriteit niet.",
    "Wie een vergunning vraagt, wordt niet nagekeken.",
    "De lijst is vastgesteld en bekend bij wie ermee werkt.",
    "HR ontbreekt nog.",
    "Onvoldoende zicht op huurders van gemeentelijk vastgoed.",
]


@pytest.mark.parametrize("text", HELD)
def test_a_function_that_is_named_as_somebody_is_held(text: str) -> None:
    assert named(text, FUNCTIONS)


@pytest.mark.parametrize("text", PASSES)
def test_a_subject_or_a_wish_passes(text: str) -> None:
    assert named(text, FUNCTIONS) == ()


def test_only_functions_of_this_picture_are_looked_for() -> None:
    assert named("De griffier kende haar niet.", ["hr"]) == ()
    assert named("De griffier kende haar niet.", ["griffier 2"])
    assert named("Planeconomie wist het niet.", ["planeconomie"])
    assert named("Alles is geregeld.", []) == ()


def test_a_hit_points_at_the_function_and_holds_no_text() -> None:
    text = "Goed beeld. Daarna zei de griffier iets."
    [hit] = named(text, FUNCTIONS)
    assert text[hit.start : hit.end] == "griffier"


@pytest.mark.parametrize("name", ["gemeente", "provincie", "waterschap"])
def test_the_norms_own_sentences_pass_at_the_door(name: str) -> None:
    whole = norm(name)
    texts = [text for one in whole.criteria for text in (one.text, one.vulnerability, one.advice.text if one.advice else "")]
    own = sentences(texts)
    assert [text for text in texts if named(text, FUNCTIONS, passes=own)] == []


def test_the_time_grows_with_the_text_only() -> None:
    assert named("hr de " * 2000, FUNCTIONS) == ()
    assert named("laat zien " * 1000 + "hoofd " * 1000, FUNCTIONS) == ()
