"""What a provider answers, looked at before anything is believed: where its doors are, and whom it has before it."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import jwt
from django.utils.crypto import constant_time_compare

from dijkwacht.apps.accounts.models import plain
from dijkwacht.apps.providers.rules import Claim, NotIn, NotLetIn, Provider

DOORS: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")
LEEWAY: Final = timedelta(minutes=1)
"""So far two clocks may lie apart."""
SIGNED: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""With a key of which the provider alone has the other half: never none, nor one that we have as well."""
MUST: Final = ("iss", "sub", "aud", "exp", "iat")
LONGEST: Final = 254


def doors(said: object, provider: Provider) -> dict[str, Any]:
    """Where the provider is asked what; at the address that it was set up with, and as closed as that.

    Raises:
        NotLetIn: it makes no sense, or it is of another provider.
    """
    if not isinstance(said, dict) or not isinstance(said.get("issuer"), str):
        raise NotLetIn(NotIn.NONSENSE)
    if said["issuer"].rstrip("/") != provider.server:
        raise NotLetIn(NotIn.ISSUER)
    scheme = provider.server.partition(":")[0]
    if not all(isinstance(said.get(door), str) and said[door].startswith((f"{scheme}://", "https://")) for door in DOORS):
        raise NotLetIn(NotIn.NONSENSE)
    return said


def opened(token: object, keys: object, *, provider: Provider, issuer: str, nonce: str) -> dict[str, Any]:
    """What the provider says and signed, of whom and for us; of when is asked apart.

    Raises:
        NotLetIn: the first thing that is wrong.
    """
    try:
        key = _key(jwt.get_unverified_header(str(token)), keys)
        said = jwt.decode(
            str(token),
            key,
            algorithms=list(SIGNED),
            audience=provider.client_id,
            issuer=issuer,
            options={"verify_exp": False, "verify_iat": False, "verify_nbf": False, "require": list(MUST)},
        )
    except (jwt.InvalidSignatureError, jwt.InvalidAlgorithmError, jwt.InvalidKeyError, jwt.PyJWKError, TypeError):
        raise NotLetIn(NotIn.SIGNATURE) from None
    except jwt.InvalidIssuerError:
        raise NotLetIn(NotIn.ISSUER) from None
    except jwt.InvalidAudienceError:
        raise NotLetIn(NotIn.NOT_ASKED) from None
    except (jwt.PyJWTError, ValueError):
        raise NotLetIn(NotIn.NONSENSE) from None
    is_ours = said.get("azp", provider.client_id) == provider.client_id
    if not is_ours or not constant_time_compare(str(said.get("nonce", "")), nonce):
        raise NotLetIn(NotIn.NOT_ASKED)
    return dict(said)


def in_time(said: Mapping[str, Any], *, now: datetime) -> None:
    """Whether it was said just now: it came straight from the provider, so else one of the two clocks is off.

    Raises:
        NotLetIn: it ended, or was said before or after now.
    """
    moments = [said.get(name) for name in ("iat", "exp")]
    if not all(isinstance(one, int | float) and 0 < one < 1e11 for one in moments):
        raise NotLetIn(NotIn.NONSENSE)
    iat, exp = (datetime.fromtimestamp(float(one), tz=now.tzinfo) for one in moments if one is not None)
    off = round((iat - now) / timedelta(minutes=1))
    if iat > now + LEEWAY:
        raise NotLetIn(NotIn.FAST, minutes=off)
    if exp < now - LEEWAY:
        raise NotLetIn(NotIn.EXPIRED, minutes=-off)
    if iat < now - LEEWAY:
        raise NotLetIn(NotIn.SLOW, minutes=-off)


def claim(said: Mapping[str, Any]) -> Claim:
    """Whom it is about. Of who that is at the provider nothing is kept that can be read."""
    email = said.get("email")
    sure = plain(email) if isinstance(email, str) and "@" in email and len(email) <= LONGEST else ""
    subject = hashlib.sha256(f"{said['iss']}\n{said['sub']}".encode()).hexdigest()
    return Claim(subject=subject, email=sure, is_verified=said.get("email_verified") is True)


def how(said: Mapping[str, Any]) -> list[str]:
    """By which means somebody signed in there, in the words of the provider."""
    means = said.get("amr")
    return [str(one) for one in (said.get("acr"), *(means if isinstance(means, list) else [])) if isinstance(one, str)]


def shown_at(said: Mapping[str, Any]) -> float:
    """When somebody last showed there who they are; long ago where it does not say so."""
    at = said.get("auth_time")
    return float(at) if isinstance(at, int | float) and not isinstance(at, bool) and 0 < at < 1e11 else 0.0


def _key(header: Mapping[str, Any], keys: object) -> Any:
    """The key that a token names, or the only one there is."""
    if not isinstance(keys, dict):
        raise NotLetIn(NotIn.NONSENSE)
    known = jwt.PyJWKSet.from_dict(keys).keys
    named = [one for one in known if one.key_id == header.get("kid")] or (known if "kid" not in header else [])
    if len(named) != 1:
        raise NotLetIn(NotIn.SIGNATURE)
    return named[0].key
