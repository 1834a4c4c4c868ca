"""Words stand on pages as Dutch people write them, and lists in the order of those words."""

import re

from dijkwacht.documents.norms.words import FUNCTION_WORDS
from dijkwacht.kit.dutch import alphabet
from tests.house.tree import name, ours


def test_no_abbreviation_loses_its_capitals() -> None:
    # ``capitalize`` and ``title`` make *Hr* of HR and *provinciale staten* of Provinciale Staten: ``kit.dutch.capital`` does not.
    lowers = re.compile(r"\.(?:capitalize|title)\(\)")
    assert [name(path) for path in ours("*.py") if lowers.search(path.read_text(encoding="utf-8"))] == []


def test_no_list_is_put_in_order_by_words_with_their_capitals() -> None:
    bare = re.compile(r"key=function_words\b")
    assert [name(path) for path in ours("*.py") if bare.search(path.read_text(encoding="utf-8"))] == []


def test_functions_to_choose_from_stand_in_the_order_of_their_dutch_words() -> None:
    words = list(FUNCTION_WORDS.values())
    assert words == sorted(words, key=alphabet)
    assert words.index("financiën") < words.index("functionaris gegevensbescherming") < words.index("HR")
