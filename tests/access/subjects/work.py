"""The adviser's desk of a picture; a workbook is taken over by whoever read it in."""

from tests.access.picture import ADVISERS, READER_IN, on_picture
from tests.access.subject import ADVISER, SIGNED_IN

UPLOADER = "uploader"

SUBJECT = on_picture(
    {
        "work:index": SIGNED_IN,
        "work:shelf": SIGNED_IN,
        "work:analysis": ADVISER,
        "work:criterion": ADVISER,
        "work:findings": ADVISER,
        "work:summary": ADVISER,
        "work:move": ADVISER,
        "work:step": ADVISER,
        "work:fact_check": ADVISER,
        "work:lapse": ADVISER,
        "work:closing": ADVISER,
        "work:passages": ADVISER,
        "work:passage": ADVISER,
        "work:passage_of": ADVISER,
        "work:upload": ADVISER,
        "work:workbook": ADVISER,
        "work:preview": UPLOADER,
        "work:take_over": UPLOADER,
    },
    {ADVISER: ADVISERS, UPLOADER: frozenset({READER_IN})},
)
