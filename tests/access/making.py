"""Every page with a form that makes something, and what is filled in where the first choice will not do: one list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.pictures.rules.states import State


@dataclass(frozen=True)
class Making:
    """One page whose forms make something."""

    address: str
    fill: Mapping[str, str | None] = field(default_factory=dict)
    state: State | None = None
    """Into which state the picture is put first, where the scene has another."""
    who: str = ""
    """Who sends it, where not the first who may."""


_NO_COLUMN = ("text", "due_on", "effort", "cycle_place", "former")
"""What is not taken over from a list of two columns."""
PAGES: Sequence[Making] = (
    Making("assignments:propose"),
    Making("assignments:take_on"),
    Making("barriers:ask", {"email": "iemand@example.org"}),
    Making("barriers:consult", {"email": "iemand@example.org"}),
    Making("barriers:draft", {"text": None}),
    Making("barriers:draft", {"text": None, "comment": None}),
    Making("barriers:drafts"),
    Making("barriers:model", who=Role.COORDINATOR),
    Making("barriers:place", {"BAR-03-standing": "planned", "BAR-03-since": None}),
    Making("barriers:together", {"until": ""}, who=Role.COORDINATOR),
    Making("bibob:open", {"number": "Z-2026-1", "weeks": ""}),
    Making("bibob:step", {"until": None}),
    Making("bibob:record"),
    Making("bibob:after", {"until": None}),
    Making("bibob:policy"),
    Making("damocles:new", {"number": "Z-2026-1"}),
    Making("damocles:step"),
    Making("damocles:weigh"),
    Making("damocles:after"),
    Making("damocles:edit", {"url": "https://example.org/beleid"}),
    Making("desk:ask"),
    Making("desk:ask_on"),
    Making("group_sessions:agree"),
    Making("halfway:topic"),
    Making("invitations:index", state=State.ANSWERING),
    Making("invitations:door"),
    Making("measures:new", {"organisation": "GM9901"}),
    Making("measures:measure"),
    Making("measures:step"),
    Making("measures:share"),
    Making("measures:preview", {"owner": "2", "weg-2": None, **dict.fromkeys(_NO_COLUMN, "")}),
    Making("measures:effects"),
    Making("organisation:register", {"themes": ""}),
    Making(
        "organisations:register",
        {
            "kind": "partner",
            "name": "Team Noord",
            **dict.fromkeys(("code", "province", "riec", "safety_region", "since", "until"), ""),
        },
    ),
    Making("people:invite", {"function": ""}),
    Making("people:person", {"function": "", "role": "coordinator"}),
    Making("people:put_forward"),
    Making("people:welcome", {"password": "een-zin-van-mij-alleen", "way": "wachtwoord"}),
    Making("pictures:fact_check", {"finding": "", "criterion": "BES-01"}, State.FACT_CHECK, Role.CLIENT),
    Making("pictures:decision", {}, State.FACT_CHECK, Role.CLIENT),
    Making("products:copies"),
    Making("products:public_text"),
    Making("roadmap:plan"),
    Making("sources:index", state=State.ANALYSIS),
    Making("sources:record", state=State.ANALYSIS),
    Making("work:criterion", {"is_not_applicable": None, "is_left_out": None, "basis": "document"}, State.ANALYSIS),
    Making("work:passage", dict.fromkeys(("imposed_by", "imposed_on", "interest", "review_on"), "")),
)

_LOADED = "geladen of gerekend, niet van een formulier"
_FILE = "een bestand wordt gelezen; pas het overnemen telt, en dat staat hierboven of in de tests van dat onderwerp"
_OWN = "een formulier achter een tweede stap, of van een beeld in een ander toneel; de deur houdt het net zo goed tegen"
ELSEWHERE: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "organisations_boundary",
            "organisations_neighbours",
            "organisations_population",
            "organisations_region",
            "organisations_regionmembership",
            "organisations_succession",
            "asks_bundle",
            "cases_figures",
            "asks_told",
            "kept_keptfile",
            "reminders_digest",
        ),
        _LOADED,
    ),
    "accounts_cached": "wat alle processen samen tellen; geen formulier maakt het",
    "organisations_jointmembership": "wie al deelneemt, krijgt geen tweede rij; getest bij de organisaties",
    "mail_hold": "staat er sinds een kopie is teruggezet; getest bij de back-up",
    "pictures_shownlevel": "bewaard als het concept wordt gedeeld",
    "reminders_calendarlink": "elke keer een nieuwe link, die de oude beëindigt; getest bij de agenda",
    "asks_preference": "een stand en geen ding; getest bij de voorkeuren",
    **dict.fromkeys(
        (
            "action_lists_actionlist",
            "errands_errand",
            "norms_normversion",
            "reporting_owntemplate",
            "workbooks_upload",
        ),
        _FILE,
    ),
    **dict.fromkeys(
        (
            "cases_register",
            "damocles_damoclesgrant",
            "group_sessions_seat",
            "group_sessions_session",
            "group_sessions_sessioncriterion",
            "group_sessions_vote",
            "members_coverage",
            "members_deviation",
            "people_newaddress",
            "pictures_respondent",
        ),
        _OWN,
    ),
}
"""Tables of which no form in this list needs to make a row, and why; the door holds those forms just as well."""
