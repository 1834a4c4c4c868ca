"""One declaration per table: where a row belongs. A model without a row here is refused by tests/house."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.wall.rules.declarations import (
    Asked,
    Between,
    Chain,
    Consented,
    Declaration,
    Level,
    Named,
    Outbox,
    Own,
    Shared,
)

_PLACES: Final = Shared("namen, grenzen en aantallen van organisaties zijn openbaar")
_DOOR: Final = Shared("wordt gelezen voordat bekend is wie er komt, en bevat niets van een organisatie")
_KEPT_BY_PERSON: Final = Shared("van één account: een keuze, of dat iets is verteld; niets van een organisatie")
_COUNTERS: Final = Shared("tellingen en merken van verzoeken, na enkele dagen weg")
_DJANGOS: Final = Shared("van Django zelf, zonder iets van een organisatie")
_BIBOB: Final = Named("bibob.BibobSeat", case="case_id")
_DAMOCLES: Final = Named("damocles.DamoclesSeat", "damocles.DamoclesGrant", case="case_id")
_DRAFT: Final = Shared("een ontwerp van een barrièremodel is een tekst van het team en niet van een organisatie")
_MEASURES: Final = Own(read=(Level.HELPED,))
_MODEL: Final = Consented("consents.Consent", "barriers", theme="code", without="area_id")
_PICTURE: Final = Own(read=(Level.MEMBER,))
_STATE: Final = Own(read=(Level.STATE, Level.MEMBER))

WALL: Final[Mapping[str, Declaration]] = MappingProxyType(
    {
        "account.EmailAddress": _DOOR,
        "account.EmailConfirmation": _DOOR,
        "accounts.Assignment": Shared("wie waar adviseert; daaruit volgt wie waarbij kan"),
        "accounts.Cached": _COUNTERS,
        "accounts.Membership": Shared("wie welke rol heeft; daaruit volgt wie waarbij kan"),
        "accounts.Sitting": _DOOR,
        "accounts.User": _DOOR,
        "action_lists.ActionList": Own(),
        "adoption.Decision": _STATE,
        "asks.Bundle": _KEPT_BY_PERSON,
        "asks.Preference": _KEPT_BY_PERSON,
        "asks.Told": _KEPT_BY_PERSON,
        "audit.Event": Chain(),
        "auth.Group": _DJANGOS,
        "auth.Group_permissions": _DJANGOS,
        "auth.Permission": _DJANGOS,
        "axes.AccessAttempt": _COUNTERS,
        "axes.AccessAttemptExpiration": _COUNTERS,
        "axes.AccessFailureLog": _COUNTERS,
        "axes.AccessLog": _COUNTERS,
        "bibob.BibobCase": Named("bibob.BibobSeat"),
        "bibob.BibobFact": _BIBOB,
        "bibob.BibobMove": _BIBOB,
        "bibob.BibobRemedy": _BIBOB,
        "bibob.BibobSeat": Own(),
        "cases.Figures": Own(),
        "cases.Known": Own(),
        "barriers.BarrierVersion": Shared("barrièremodellen zijn voor iedereen; wat een organisatie ervan plaatste, staat apart"),
        "barriers.Confirmation": Own(),
        "barriers.Draft": _DRAFT,
        "barriers.DraftComment": _DRAFT,
        "barriers.InUse": Own(consent=_MODEL),
        "barriers.Placing": Own(consent=replace(_MODEL, through=("barriers.InUse", "in_use_id"))),
        "cases.Register": Own(),
        "consents.Consent": Shared("wie aan wie iets liet zien, tot wanneer; daaruit volgt wie waarbij kan"),
        "consultations.Consultation": _DRAFT,
        "contenttypes.ContentType": _DJANGOS,
        "damocles.DamoclesAnswer": _DAMOCLES,
        "damocles.DamoclesCase": Named("damocles.DamoclesSeat", "damocles.DamoclesGrant"),
        "damocles.DamoclesGrant": Own(),
        "damocles.DamoclesMove": _DAMOCLES,
        "damocles.DamoclesRemedy": _DAMOCLES,
        "damocles.DamoclesSeat": Own(),
        "desk.Question": Between(
            ("asker_id", "adviser_id"), "damocles.DamoclesSeat", "case_id", grants="damocles.DamoclesGrant", looks="adviser_id"
        ),
        "django_tasks_database.DBTaskResult": Shared("de namen van achtergrondwerk; waarmee het werkt, zoekt het zelf op"),
        "errands.Errand": Asked("by_id"),
        "fact_check.Comment": Own(),
        "findings.Finding": _PICTURE,
        "findings.Note": Own(),
        "findings.Recommendation": _PICTURE,
        "group_sessions.Seat": Own(),
        "group_sessions.Session": Own(),
        "group_sessions.SessionCriterion": Own(),
        "group_sessions.Vote": Own(),
        "halfway.HalfwayLine": Own(),
        "halfway.HalfwayTalk": Own(),
        "invitations.Attempt": _COUNTERS,
        "invitations.Invitation": Own(),
        "kept.KeptFile": _PICTURE,
        "mail.Hold": Shared("of een teruggezette kopie nog geen mail mag sturen; geldt voor de hele installatie"),
        "mail.Message": Outbox(),
        "measures.Effect": _MEASURES,
        "measures.Measure": _MEASURES,
        "measures.Move": _MEASURES,
        "measures.Note": _MEASURES,
        "measures.Proof": _MEASURES,
        "measures.Sharing": _MEASURES,
        "measures.Task": _MEASURES,
        "members.Coverage": _STATE,
        "members.Deviation": _PICTURE,
        "mfa.Authenticator": _DOOR,
        "norms.NormVersion": Shared("normen en hun vragen zijn openbaar"),
        "organisations.Area": _PLACES,
        "organisations.AreaOrganisation": _PLACES,
        "organisations.Boundary": _PLACES,
        "organisations.JointMembership": _PLACES,
        "organisations.Neighbours": _PLACES,
        "organisations.Organisation": _PLACES,
        "organisations.OrganisationName": _PLACES,
        "organisations.Population": _PLACES,
        "organisations.Region": _PLACES,
        "organisations.RegionMembership": _PLACES,
        "organisations.Succession": _PLACES,
        "passages.Passage": _PICTURE,
        "people.NewAddress": _DOOR,
        "people.Welcome": Own(level=Level.PEOPLE),
        "pictures.Answer": _PICTURE,
        "pictures.Picture": _STATE,
        "pictures.Respondent": _PICTURE,
        "pictures.Settlement": _PICTURE,
        "pictures.ShownLevel": _PICTURE,
        "policies.Policy": Own(consent=Consented("consents.Consent", "policy-", "instrument", only="from_day")),
        "receipts.Receipt": _COUNTERS,
        "reminders.CalendarLink": _DOOR,
        "reminders.Digest": _KEPT_BY_PERSON,
        "reporting.NumberedCopy": Own(),
        "reporting.OwnTemplate": Own(),
        "reporting.PublicVersion": _PICTURE,
        "roadmap.Milestone": _STATE,
        "socialaccount.SocialAccount": _DOOR,
        "socialaccount.SocialApp": Shared("van de bibliotheek om in te loggen, en altijd leeg"),
        "socialaccount.SocialToken": Shared("van de bibliotheek om in te loggen, en altijd leeg"),
        "sources.EarlierStudy": Own(),
        "sources.SourceDocument": Own(),
        "workbooks.Upload": Own(),
    }
)
