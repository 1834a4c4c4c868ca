"""The questions: whoever sits on the seat answers them."""

from tests.access.picture import SEATED, on_picture
from tests.access.subject import SIGNED_IN

RESPONDENT = "respondent"

SUBJECT = on_picture(
    {
        "questions:index": SIGNED_IN,
        "questions:start": RESPONDENT,
        "questions:overview": RESPONDENT,
        "questions:done": RESPONDENT,
        "questions:card": RESPONDENT,
        "questions:submit": RESPONDENT,
    },
    {RESPONDENT: frozenset({SEATED})},
)
