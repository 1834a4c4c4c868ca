"""On the page: the drawing, the table below it and the key figures say the same, also of what is not known."""

import random
import re

import pytest
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.documents.report.drawn import Column, near, profile_in, said

pytestmark = pytest.mark.django_db
CODES = ("BES-01", "BES-02", "BES-03", "VER-01", "VER-02", "VER-03")


def picture(seed: int, levels: tuple[int | None, ...]) -> Picture:
    """A picture of which three people said the same, whatever that was."""
    made, chance = make.picture(make.organisation(name="Duinrade"), state=State.CONCEPT, summary="Kort."), random.Random(seed)
    given = {code: (chance.choice(levels), chance.choice(levels)) for code in CODES}
    for function in ("oov", "hr", "ciso"):
        seat = make.respondent(made, function)
        for code, (paper, practice) in given.items():
            if (paper, practice) != (None, None):
                make.answer(seat, code, paper, practice)
    return made


def drawn(html: str) -> list[list[Column]]:
    """The wide and the narrow profile of a page."""
    return [profile_in(svg) for svg in re.findall(r"<svg xmlns.*?</svg>", html, re.DOTALL) if "profiel-" in svg]


def rows(html: str) -> list[list[str]]:
    """The rows of themes of the first table that holds them, as words."""
    found = re.findall(r"<tr>(.*?)</tr>", html.partition("Op papier</th>")[2].partition("</table>")[0], re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in found]
    return [[" ".join(re.sub("<[^>]+>", "", cell).split()) for cell in row] for row in cells if row]


def agree(html: str, *, at: int) -> None:
    """Each bar is as high as the cell of its theme says; ``at`` is the column of practice."""
    themes = [row for row in rows(html) if row[0].startswith("Thema")]
    wide, narrow = drawn(html)
    assert len(themes) == len(wide) == len(narrow) == 2
    for row, *columns in zip(themes, wide, narrow, strict=True):
        for column in columns:
            for cell, height in ((row[at], column.practice), (row[at + 1], column.paper)):
                known = "nog niet bekend" not in cell
                assert near(height, said(cell) if known else None) or (column.is_equal and height is None)
            assert bool(column.unknown) == ("onbekend" in row[at] or "nog niet bekend" in row[at])


@pytest.mark.parametrize("seed", range(4))
def test_the_one_page_draws_what_its_table_says(client: Client, seed: int) -> None:
    found, user = picture(seed, (None, -1, 0, 1, 2, 3)), make.user("mayor@example.org", "Burgemeester")
    make.membership(user, found.organisation, Role.EXECUTIVE)
    client.force_login(user)
    agree(client.get(f"/beelden/{found.pk}/").content.decode(), at=2)


@pytest.mark.parametrize("seed", range(4))
def test_the_analysis_draws_what_its_table_says(client: Client, seed: int) -> None:
    found, adviser = picture(seed, (None, -1, 0, 1, 2, 3)), make.user()
    make.assignment(adviser, found.organisation)
    client.force_login(adviser)
    agree(client.get(f"/werk/{found.pk}/").content.decode(), at=1)


def test_a_planned_picture_says_that_nothing_is_known(client: Client) -> None:
    where, adviser = make.organisation(), make.user()
    make.assignment(adviser, where)
    found = make.picture(where, state=State.PLANNED)
    make.respondent(found, "oov")
    client.force_login(adviser)
    html = client.get(f"/werk/{found.pk}/").content.decode()
    assert "Er is nog niets bekend." in html
    assert "vragen zijn nog niet opengezet" in html
    assert not re.search(r"0%.{0,3}</strong>|0 van 3|vragen staan nog open", html)
    assert not any(column.has_triangle or column.is_equal for columns in drawn(html) for column in columns)


def test_the_adviser_reads_beside_the_figure_how_much_counts_lower(client: Client) -> None:
    where, adviser = make.organisation(), make.user()
    make.assignment(adviser, where)
    found = make.picture(where, state=State.ANALYSIS)
    seat = make.respondent(found, "oov")
    for code in CODES[:4]:
        make.answer(seat, code, 2, 3, evidence=())
    client.force_login(adviser)
    html = client.get(f"/werk/{found.pk}/").content.decode()
    assert "4 van 6 zonder bewijs" in html.partition("<figure")[0]
