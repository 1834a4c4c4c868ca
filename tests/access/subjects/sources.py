"""Sources: the adviser's documents and talks, with what to ask in a talk and the list of documents to print."""

from tests.access.picture import ADVISERS, on_picture
from tests.access.subject import ADVISER

SUBJECT = on_picture(
    {
        "sources:index": ADVISER,
        "sources:document": ADVISER,
        "sources:record": ADVISER,
        "sources:answer": ADVISER,
        "sources:retract": ADVISER,
        "sources:talk": ADVISER,
        "sources:members": ADVISER,
        "sources:differs": ADVISER,
        "sources:guide": ADVISER,
        "sources:guide_file": ADVISER,
        "sources:printed": ADVISER,
    },
    {ADVISER: ADVISERS},
)
