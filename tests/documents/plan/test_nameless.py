"""No name of the given people is left in a text, wherever and however it stands there; other words are."""

from hypothesis import given
from hypothesis import strategies as some

from dijkwacht.documents.plan.nameless import INSTEAD, nameless

NAMES = some.lists(some.sampled_from(["Ada de Wit", "Bo", "Jan (Jo) +Smit", "Zoë Ünal"]), unique=True)
WORDS = some.lists(
    some.sampled_from(["Vraag", "ADA DE WIT", "ada  de\nwit", "Bo", "Bouw", "jan (jo) +smit", "x.y@z.nl", "Zoë Ünal,"])
)


@given(names=NAMES, words=WORDS)
def test_what_was_typed_keeps_its_words_and_loses_its_names(names: list[str], words: list[str]) -> None:
    text = " ".join(nameless(names)(" ".join(words)).split())
    assert [name for name in names if " " in name and name.lower() in text.lower()] == []
    assert "@" not in text
    assert text.count("Bouw") == words.count("Bouw")
    assert text.count("Vraag") == words.count("Vraag")
    if "Bo" in names:
        assert "Bo" not in text.replace("Bouw", "").split()


def test_without_names_only_addresses_go() -> None:
    assert nameless([])("Mail ada@example.org of bel de balie.") == f"Mail {INSTEAD} of bel de balie."
