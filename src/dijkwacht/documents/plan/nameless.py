"""Takes names of people and addresses out of what was typed, for a paper that names nobody."""

import re
from collections.abc import Callable, Collection
from typing import Final

INSTEAD: Final = "[naam weggelaten]"
_SIGN: Final = r"[^\s<>()\[\],;:]"
# Only from where a word begins: else every letter of a long word is tried as a beginning.
_ADDRESS: Final = re.compile(rf"(?<!{_SIGN}){_SIGN}+@{_SIGN}+")


def nameless(names: Collection[str]) -> Callable[[str], str]:
    """A function that takes these names out of a text, and every mail address; a name of one word only with its capitals.

    >>> nameless(["Ada de Wit"])("Vraag ada de wit, of mail ada@example.org.")
    'Vraag [naam weggelaten], of mail [naam weggelaten]'
    """
    known = sorted({" ".join(name.split()) for name in names} - {""}, key=len, reverse=True)
    ways = [f"(?i:{_spaced(name)})" if " " in name else re.escape(name) for name in known]
    found = re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)") if ways else None

    def taken_out(text: str) -> str:
        without = _ADDRESS.sub(INSTEAD, text)
        return found.sub(INSTEAD, without) if found else without

    return taken_out


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))
