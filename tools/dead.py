"""Name the code that nothing uses: ``python -m tools.dead``. Templates and settings count as use, and so do tests."""

import re
import sys
from pathlib import Path

from vulture import Vulture
from vulture.core import Item

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/dijkwacht"
# Columns, fields and what is set on another library's object are judged by their tables, not here.
KINDS = {"class", "function", "method", "property", "import", "unreachable_code"}
DECORATORS = ["@*.command", "@*.callback", "@register.*", "@receiver", "@pytest.fixture", "@*_validator", "@*_serializer"]
# What a framework calls by its name: Django, its management commands, allauth, typer and logging.
CALLED = [
    "Meta", "Command", "add_arguments", "handle", "process_exception", "get_by_natural_key", "get_full_name", "get_short_name",
    "is_open_for_signup", "pre_authenticate", "get_error_message", "get_help_text", "formatException", "format_commands", "clean",
    "clean_*", "get_help", "send_messages", "validate", "reauthenticate", "get_client_ip",
    "get_model_class", "get_expiry_date", "_get_session_from_db",
    "list_apps", "get_requests_session", "get_default_scope", "get_oauth2_adapter", "basic_auth", "get_callback_url",
    "get_login_stages", "_make_hash_value", "get_prep_lookup", "from_db_value", "receive_data_chunk", "file_complete",
]  # fmt: skip


def named_elsewhere() -> set[str]:
    """Every word in templates, settings and addresses, which name code without importing it."""
    files = [*SOURCE.rglob("*.html"), SOURCE / "web/settings.py", *SOURCE.rglob("urls.py"), *SOURCE.rglob("apps.py")]
    return {word for path in files for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}


def tables() -> set[str]:
    """Every class of a ``models.py``: Django makes a table of it, also where we only reach it by way of another."""
    files = SOURCE.glob("apps/*/models.py")
    return {name for path in files for name in re.findall(r"^class (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)}


def is_constant(item: Item) -> bool:
    """Whether it is a value that a module keeps under a name in capitals; a member of an enum stands further in."""
    line = Path(item.filename).read_text(encoding="utf-8").splitlines()[item.first_lineno - 1]
    return item.typ == "variable" and bool(re.match(r"_?[A-Z][A-Z_0-9]*\b", line))


def unused() -> list[str]:
    """Where unused code stands, and what it is."""
    finder = Vulture(ignore_names=CALLED, ignore_decorators=DECORATORS)
    finder.scavenge([str(SOURCE), str(ROOT / "tests"), str(ROOT / "tools")], exclude=["*/migrations/*"])
    named = named_elsewhere() | tables()
    return [
        f"{Path(item.filename).relative_to(ROOT)}:{item.first_lineno}: {item.message}"
        for item in finder.get_unused_code(min_confidence=60)
        if (item.typ in KINDS or is_constant(item)) and item.name not in named and SOURCE in Path(item.filename).parents
    ]


if __name__ == "__main__":
    if found := unused():
        sys.exit("\n".join(found))
