"""Read a norm in whatever format it is: our own, a library of CISO Assistant or an OSCAL catalogue."""

from typing import Final

from dijkwacht.documents.norms.foreign.ciso import read_ciso
from dijkwacht.documents.norms.foreign.json_text import load_json
from dijkwacht.documents.norms.foreign.norm_set import Found
from dijkwacht.documents.norms.foreign.oscal import MODELS, read_oscal
from dijkwacht.documents.norms.reader import norm_of
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.positions import Document
from dijkwacht.kit.yaml import load

# The catalogues of NIST are about 10 MB.
LARGEST: Final = 16_000_000


def read_any(text: str, *, file: str, largest: int = LARGEST) -> Found:
    """Read and check a norm of at most so many bytes; raises ``InvalidInput`` with all faults."""
    document = _loaded(text, file, largest)
    keys = document.data if isinstance(document.data, dict) else {}
    if "themes" in keys:
        return Found(norm_of(document))
    if any(model in keys for model in MODELS):
        return read_oscal(document)
    if "objects" in keys:
        return read_ciso(document)
    return Found(norm_of(document))


def _loaded(text: str, file: str, largest: int) -> Document:
    start = text.removeprefix("\ufeff").lstrip()
    if start.startswith("<"):
        raise InvalidInput([Fault(file, "1:1", "dit is XML of HTML; gebruik de uitgave in JSON of YAML")])
    if file.lower().endswith(".json"):
        return load_json(text, file=file, largest=largest)
    return load(text, file=file, largest=largest)
