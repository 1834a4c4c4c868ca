"""What the commands print: one JSON document on stdout, words for people on stderr."""

import json
import sys
from typing import Any


def say(text: str) -> None:
    """Tell a person something."""
    sys.stderr.write(f"{text}\n")


def print_json(value: Any) -> None:
    """Print one JSON document for a program; not-a-number has no place in it."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n")
