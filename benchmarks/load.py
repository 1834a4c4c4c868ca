"""The load program, a process of its own: people who answer card after card; a plan in on stdin, times out on stdout."""

import http.client
import json
import re
import sys
import threading
import time
from typing import Any
from urllib.parse import urlencode

from benchmarks.machine import cpu_seconds

SEEN = re.compile(r'name="seen" value="(\d+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
CONTENT = {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}


class Person:
    """One browser that is signed in, on one connection."""

    def __init__(self, port: int, place: dict[str, Any], each: int) -> None:
        self.door = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.place, self.each = place, each
        self.cookie = f"sessionid={place['session']}"
        self.token = ""
        self.seen: dict[str, str] = {}
        self.times: list[float] = []
        self.faults: list[str] = []

    def ask(self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> tuple[int, str]:
        """One request with its whole answer."""
        self.door.request(method, path, body or None, {"Cookie": self.cookie, **(headers or {})})
        answer = self.door.getresponse()
        text = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and value.startswith("csrftoken="):
                self.cookie = f"sessionid={self.place['session']}; {value.partition(';')[0]}"
        return answer.status, text

    def read(self) -> None:
        """Open every card once: each tells which version of the answer it shows."""
        for path in self.place["paths"]:
            _, page = self.ask("GET", path)
            self.seen[path], self.token = SEEN.findall(page)[0], TOKEN.findall(page)[0]

    def answer(self) -> None:
        """Answer cards in turn, each time otherwise than before."""
        paths = self.place["paths"]
        for number in range(self.each):
            path = paths[number % len(paths)]
            seen = int(self.seen[path])
            form = {
                "seen": seen, "paper": seen % 4, "practice": (seen // 4) % 4, "explanation": f"Nu voor de {seen}e keer.",
                "pieces": 1, "evidence-1-name": "Steekproef", "evidence-1-kind": "steekproef", "evidence-1-when": "2026-03-01",
                "evidence-1-kept_at": "zaaksysteem", "csrfmiddlewaretoken": self.token,
            }  # fmt: skip
            started = time.perf_counter()
            status, text = self.ask("POST", path, urlencode(form), CONTENT)
            self.times.append(time.perf_counter() - started)
            now = SEEN.findall(text)
            if status != 200 or "Bewaard" not in text or now != [str(seen + 1)]:
                self.faults.append(f"{status} {path} {seen} → {now}")
                return
            self.seen[path] = now[0]


def main() -> None:
    """Let everybody read first, then answer at once; only the answering is timed."""
    plan = json.load(sys.stdin)
    people = [Person(plan["port"], place, plan["each"]) for place in plan["places"]]
    for person in people:
        person.read()
    threads = [threading.Thread(target=person.answer) for person in people]
    used, started = sum(map(cpu_seconds, plan["servers"])), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took, used = time.perf_counter() - started, sum(map(cpu_seconds, plan["servers"])) - used
    times = [one for person in people for one in person.times]
    faults = [one for person in people for one in person.faults]
    json.dump({"took": took, "used": used, "times": times, "faults": faults}, sys.stdout)


if __name__ == "__main__":
    main()
