"""Templates that were damaged anyhow: they are kept and filled rightly, or refused in words, and keep nothing from outside."""

import copy
import io
import zipfile
from random import Random

from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dijkwacht.documents.templates.intake import accepted, filled
from dijkwacht.documents.templates.kinds import TemplateForm
from dijkwacht.kit.errors import InvalidInput
from tests.documents.templates.making import FOLDER, TEMPLATES, paper
from tests.examples import costly

PAPER = paper()
SMALL = [name for name in TEMPLATES if (FOLDER / name).stat().st_size < 12_000]
VALUES = (
    "",
    "-1",
    "NULL",
    "../../x",
    "https://evil.example",
    "9" * 20,
    "x" * 300,
    "{{inhoud}}",
    "²",
    "rId1",
    "even",
    "first",
    "1.5pt",
)
WORDS = ("{{inhoud}}", " IF ", " PAGE ", "=", "{{", "https://evil.example", None)


def changed(data: bytes, random: Random) -> bytes:
    """The same file with one to four things in it taken away, doubled, moved or overwritten."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for _ in range(random.randint(1, 4)):
        name = random.choice(sorted(one for one in parts if one.endswith((".xml", ".rels"))))
        try:
            root = etree.fromstring(parts[name])
        except etree.XMLSyntaxError:
            continue
        parts[name] = bent(root, random) if random.random() < 0.9 else scratched(parts[name], random)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()


def bent(root: etree._Element, random: Random) -> bytes:
    elements = list(root.iter("*"))
    one, other = random.choice(elements), random.choice(elements)
    match random.randrange(6):
        case 0 if one.getparent() is not None:
            one.getparent().remove(one)
        case 1 if len(other) < 50:
            one.append(copy.deepcopy(other))
        case 2 if one.attrib:
            one.set(random.choice(list(one.attrib)), random.choice(VALUES))
        case 3 if one.attrib:
            one.attrib.pop(random.choice(list(one.attrib)))
        case 4:
            one.text = random.choice(WORDS)
        case _:
            one.tag = other.tag
    return etree.tostring(root)


def scratched(content: bytes, random: Random) -> bytes:
    found = bytearray(content)
    for _ in range(random.randint(1, 5)):
        found[random.randrange(len(found))] = random.randrange(256)
    return bytes(found)


@costly()
@given(st.lists(st.tuples(st.sampled_from(SMALL), st.integers(0, 2**32)), min_size=5, max_size=15))
def test_whatever_happened_to_a_file_it_is_filled_or_refused(files: list[tuple[str, int]]) -> None:
    for name, seed in files:
        data = changed((FOLDER / name).read_bytes(), Random(seed))
        try:
            kept = accepted(data, file=name)
        except InvalidInput:
            continue
        made = filled(kept, PAPER)
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            # As a word in its text it is only a word.
            outside = [part for part in packed.namelist() if b'"https://evil' in packed.read(part)]
        assert not outside
        assert kept.form is TemplateForm.ODT or marked(made)


def marked(made: bytes) -> bool:
    document = Document(io.BytesIO(made))
    return all(PAPER.header in [line.text for line in section.header.paragraphs] for section in document.sections)
