"""Lists and norms that were damaged on the way: read, or refused with a place and a reason; never anything else."""

import io
import json
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from dijkwacht.documents.action_lists.days import day_of
from dijkwacht.documents.action_lists.headings import able_heads, guess, table_by
from dijkwacht.documents.action_lists.mapping import MAX_TITLE, Wishes, actions_in, noted_in, personal_in
from dijkwacht.documents.action_lists.reader import read_actions
from dijkwacht.documents.action_lists.table import ActionBook
from dijkwacht.documents.norms.foreign.formats import read_any
from dijkwacht.documents.norms.writer import write_norm
from dijkwacht.kit.errors import InvalidInput
from tests.examples import costly

DATA = Path(__file__).parents[1] / "data"
LISTS = sorted(path for path in (DATA / "lists").iterdir() if path.suffix in {".xlsx", ".ods", ".csv", ".txt"})
NORMS = sorted(path for path in (DATA / "norms").iterdir() if path.suffix in {".yaml", ".json"} and path.stem != "index")
SIGNS = (b"\0", b"'", b'"', b";", b"\n", b"\xff", b"9999999999", b"-1", b"true", b'ref="A1:XFD1048576"', b"null", b"[]", b"<c/>")
BOOK: TypeAdapter[ActionBook] = TypeAdapter(ActionBook)
Hurts = list[tuple[int, int, int]]
HURTS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 3), st.integers(0, 255)), min_size=1, max_size=6)


def hurt(data: bytes, hurts: Hurts) -> bytes:
    """The same with signs changed, put in, left out and doubled."""
    made = bytearray(data)
    for at, how, what in hurts:
        spot = at % (len(made) or 1)
        if how == 0:
            made[spot : spot + 1] = bytes([what])
        elif how == 1:
            made[spot:spot] = SIGNS[what % len(SIGNS)]
        elif how == 2:
            del made[spot : spot + what % 20 + 1]
        else:
            made[spot:spot] = made[spot : spot + what]
    return bytes(made)


def hurt_inside(data: bytes, hurts: Hurts) -> bytes:
    """A packed file with one of its parts hurt."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        parts = [name for name in whole.namelist() if name.endswith(".xml")]
        chosen = parts[hurts[0][0] % len(parts)]
        for name in whole.namelist():
            made.writestr(name, hurt(whole.read(name), hurts) if name == chosen else whole.read(name))
    return stream.getvalue()


@costly()
@given(st.sampled_from(LISTS), HURTS)
def test_a_damaged_list_is_read_whole_or_refused(path: Path, hurts: Hurts) -> None:
    data = path.read_bytes()
    try:
        book = read_actions(hurt(data, hurts) if path.suffix in {".csv", ".txt"} else hurt_inside(data, hurts), file=path.name)
    except InvalidInput:
        return
    assert BOOK.validate_python(json.loads(BOOK.dump_json(book))) == book
    for sheet in (sheet for sheet in book.sheets if not sheet.why_not):
        for head in able_heads(sheet):
            table = table_by(sheet, head.number)
            mapped = {"title": min(table.headings), **guess(table.headings)}
            actions = actions_in(table, mapped, Wishes(with_hidden=True))
            assert all(len(action.title) <= MAX_TITLE for action in actions)
            assert {number for _, numbers in noted_in(actions) for number in numbers} <= {action.number for action in actions}
            assert list(personal_in(table, mapped, actions)) is not None


@costly()
@given(st.sampled_from(NORMS), HURTS)
def test_a_damaged_norm_is_read_whole_or_refused(path: Path, hurts: Hurts) -> None:
    try:
        found = read_any(hurt(path.read_bytes(), hurts).decode("utf-8", "replace"), file=path.name)
    except InvalidInput:
        return
    assert read_any(write_norm(found.norm, remarks=found.origin), file="terug.yaml").norm == found.norm


@given(st.text(alphabet="0123456789-/.:TZ+ '’maartjeQu,\0²", max_size=30) | st.text(max_size=40))
def test_any_text_is_one_day_a_wrong_day_or_words(text: str) -> None:
    day, reason = day_of(text)
    assert not (day and reason)
    assert day is None or 1990 <= day.year <= 2099


@given(st.dates(min_value=day_of("1-1-1990")[0], max_value=day_of("31-12-2099")[0]))
def test_a_day_written_in_any_usual_way_is_that_day(day: object) -> None:
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y 00:00:00", "%Y-%m-%dT12:00:00Z", "%Y%m%d"):
        assert day_of(format(day, form))[0] == day
