"""The register that comes with dijkwacht, read once; every fault at its place."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from dijkwacht.documents.law.citing import order
from dijkwacht.documents.law.model import Register, ends
from dijkwacht.documents.records import doubles, parts, read
from dijkwacht.kit.errors import Fault
from dijkwacht.kit.positions import Document, Path


@lru_cache
def register() -> Register:
    """What the product rests on."""
    source = files("dijkwacht") / "content" / "law" / "acts.yaml"
    return read_register(source.read_text(encoding="utf-8"), file=source.name)


def read_register(text: str, *, file: str) -> Register:
    """Read and check a register; ``InvalidInput`` with all faults."""
    return read(text, file, Register, _loose_ends)


def _loose_ends(document: Document) -> Iterator[Fault]:
    """What one act cannot see, or one list of it: names that two acts bear, and an article in two states."""
    yield from doubles(document, parts(document.data, "acts"))
    yield from doubles(document, parts(document.data, "others"))
    known: set[str] = set()
    for path, act in parts(document.data, "acts"):
        for name in _texts(act.get("names")):
            if name in known:
                yield document.fault([*path, "names"], f"{name} is al een naam van een andere wet")
            known.add(name)
        seen: set[str] = set()
        for state in ("read", "excerpt", "to_verify"):
            for index, article in enumerate(_texts(act.get(state))):
                if article in seen:
                    yield document.fault([*path, state, index], "dit artikel staat er dubbel")
                seen.add(article)
        yield from _spans(document, path, act, seen)
        if _texts(act.get("read")) and not act.get("text_date"):
            yield document.fault([*path], "van een gelezen tekst staat de datum erbij")


def _spans(document: Document, path: Path, act: Mapping[str, object], seen: set[str]) -> Iterator[Fault]:
    """What is listed of a span lies within it, and in no other list."""
    spans = act.get("spans")
    for at, span in enumerate(spans if isinstance(spans, list) else []):
        first, last = order(str(span.get("first"))), order(str(span.get("last")))
        for index, piece in enumerate(_texts(span.get("read"))):
            where = [*path, "spans", at, "read", index]
            low, high = map(order, ends(piece))
            if not first <= low <= high <= last:
                yield document.fault(where, f"{piece} valt buiten wat hier is gelezen")
            if piece in seen:
                yield document.fault(where, "dit artikel staat er dubbel")
            seen.add(piece)


def _texts(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
