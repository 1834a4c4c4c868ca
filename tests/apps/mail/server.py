"""A mail server, a process of its own: ``python -m tests.apps.mail.server``; what it takes goes to stdout, one JSON a line.

Who is written to says what happens: ``later@…`` is refused for now, ``gone@…`` for good, ``full@…`` after the text.
"""

import asyncio
import json
import sys
from email import message_from_bytes, policy
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

REFUSALS = {"later": "450 4.2.1 probeer het later", "gone": "550 5.1.1 geen geheim@example.org hier"}


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Mailbox:
    """Takes what it is given."""

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse by name."""
        if refusal := REFUSALS.get(address.partition("@")[0]):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Tell what came in."""
        if envelope.rcpt_tos[0].startswith("full@"):
            return "552 5.3.4 te groot"
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        said: dict[str, Any] = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "headers": dict(message.items())}
        _tell(json.dumps({**said, "body": message.get_content().replace("\r\n", "\n")}))
        return "250 OK"


async def main() -> None:
    """Serve on a free port of this machine, told first, until ended."""
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(Mailbox(), hostname="localhost"), "127.0.0.1", 0)
    _tell(str(server.sockets[0].getsockname()[1]))
    await server.serve_forever()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
