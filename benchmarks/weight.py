"""What a first visit weighs: the sign-in page with all that it asks for, as the server sends it."""

# ruff: noqa: PLC0415 - only where the server chooses brotli

import http.client
import re
import zlib
from urllib.parse import urljoin

from benchmarks.lines import Line
from benchmarks.site import Site

ASKED = re.compile(r'<(?:link|script|img)[^>]*?(?:href|src)="([^"]+)"')
IN_STYLE = re.compile(r"""url\(["']?([^)"']+)["']?\)""")


def measure(site: Site) -> list[Line]:
    """Bodies only, each address once; every font that a style sheet names counts, also the ones no page uses yet."""
    start = "/account/login/"
    todo, sizes = [start], {}
    while todo:
        path = todo.pop()
        if path in sizes or not path.startswith("/"):
            continue
        sizes[path], text = _get(site.port, path)
        found = ASKED.findall(text) if path == start else IN_STYLE.findall(text) if ".css" in path else []
        todo += [urljoin(path, one) for one in found if not one.startswith(("data:", "#"))]
    fonts = sum(size for path, size in sizes.items() if path.endswith(".woff2"))
    total = sum(sizes.values()) / 1000
    note = f"{len(sizes)} files, of which fonts {fonts / 1000:.0f} kB; the page itself {sizes[start] / 1000:.1f} kB"
    return [Line("first visit: sign-in page with styles, scripts and fonts", total, "kB", 150, note=note)]


def _get(port: int, path: str) -> tuple[int, str]:
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    door.request("GET", path, headers={"Accept-Encoding": "gzip, br"})
    answer = door.getresponse()
    body = answer.read()
    coding, kind = answer.getheader("Content-Encoding"), answer.getheader("Content-Type") or ""
    door.close()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}.")
    return len(body), _text(body, coding) if kind.startswith("text/") else ""


def _text(body: bytes, coding: str | None) -> str:
    if coding == "gzip":
        body = zlib.decompress(body, wbits=31)
    elif coding == "br":
        import brotli  # type: ignore[import-untyped]  # it comes without types

        body = brotli.decompress(body)
    return body.decode()
