"""Knowing people: whoever holds two functions is one person, by their address."""

from dijkwacht.apps.accounts.models import plain
from dijkwacht.apps.pictures.models import Picture, Respondent


def recognise(picture: Picture) -> None:
    """Write down which seats of a picture are held by one person; part of a deed, not one itself.

    The address is that of the invitation, or of the account. Where neither is known a seat stays as it was: a function of
    which nobody knows who holds it counts as a person of its own.
    """
    first: dict[str, str] = {}
    changed = []
    for seat in Respondent.objects.filter(picture=picture).select_related("membership__user", "invitation").order_by("pk"):
        address = _address(seat)
        person = first.setdefault(address, seat.function) if address else seat.person
        if person != seat.person:
            seat.person = person
            changed.append(seat)
    Respondent.objects.bulk_update(changed, ["person"])


def _address(seat: Respondent) -> str:
    invitation = getattr(seat, "invitation", None)
    if invitation and invitation.email:
        return plain(invitation.email)
    return plain(seat.membership.user.email) if seat.membership else ""
