"""Which pages record nothing when they are read, and why; of all others somebody who reads them leaves an event."""

OWN, FORM, LISTS, LAW, STATE, PUBLISHED = (
    "shows only what belongs to who reads it",
    "asks something; shows nothing yet",
    "names organisations, states and days only",
    "the same for everybody",
    "shows how far it is, no answer and no finding",
    "policy, which an organisation publishes",
)
SILENT = {
    **dict.fromkeys(("agenda:index", "asks:preferences", "start:home", "questions:index", "questions:start"), OWN),
    **dict.fromkeys(("errands:errand", "errands:part", "norms:found"), OWN),
    **dict.fromkeys(("questions:overview", "questions:done", "questions:card", "measures:preview"), OWN),
    **dict.fromkeys(("assignments:propose", "assignments:take_on", "bibob:open", "damocles:new", "damocles:upload"), FORM),
    **dict.fromkeys(
        (
            "measures:new",
            "measures:decide",
            "measures:share",
            "measures:read_in",
            "norms:upload",
            "organisations:register",
            "organisations:revise",
        ),
        FORM,
    ),
    **dict.fromkeys(("organisation:register", "people:invite", "people:put_forward", "products:template"), FORM),
    "organisations:add_areas": FORM,
    **dict.fromkeys(("products:remove", "roadmap:plan", "roadmap:grow", "work:step", "work:fact_check"), FORM),
    **dict.fromkeys(("work:lapse", "work:upload", "invitations:announce", "bibob:select"), FORM),
    **dict.fromkeys(("assignments:index", "assignments:assignment", "organisation:index", "programme:index"), LISTS),
    **dict.fromkeys(("programme:download", "work:index", "work:shelf", "pictures:index", "plan:index"), LISTS),
    **dict.fromkeys(("bibob:index", "damocles:index", "plan:over_time_choose", "plan:handover_choose"), LISTS),
    **dict.fromkeys(("bibob:law", "instruments:index", "letters:index", "letters:letter", "terms:index"), LAW),
    **dict.fromkeys(("norms:index", "norms:review", "organisations:index", "organisations:areas"), LAW),
    **dict.fromkeys(("organisation:roadmap", "organisation:calendar", "roadmap:roadmap", "roadmap:step"), STATE),
    **dict.fromkeys(("roadmap:calendar",), STATE),
    **dict.fromkeys(
        ("bibob:policy", "bibob:version", "bibob:edit", "damocles:policy", "damocles:ask", "damocles:edit"), PUBLISHED
    ),
    **dict.fromkeys(("damocles:version", "damocles:download"), PUBLISHED),
    **dict.fromkeys(("people:organisation", "people:person", "people:take_over"), "who keeps accounts; nothing of a picture"),
    **dict.fromkeys(("log:index", "log:chain", "pictures:looks"), "the log itself"),
    "log:download": "the log itself; that it was taken along is on record without an organisation",
}
