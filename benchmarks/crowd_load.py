"""The crowd, a process of its own: many people who answer at the pace of people; a plan in on stdin, times and words out."""

import json
import random
import sys
import threading
import time
from typing import Any
from urllib.parse import urlencode

from benchmarks.load import CONTENT, SEEN, TOKEN, Person
from benchmarks.machine import cpu_seconds

SAVES_A_CARD = 2


class Answering(Person):
    """Opens a card, thinks, answers it in two saves with a thought between them, and goes on to the next."""

    def __init__(self, port: int, place: dict[str, Any], *, think: tuple[float, float], seed: int) -> None:
        super().__init__(port, place, each=0)
        self.chance, self.think = random.Random(seed), think
        self.said: dict[str, list[Any]] = {}
        self.reads: list[float] = []

    def stay(self, until: float) -> None:
        """Answer until the time is over; the first comes in somewhere in the first seconds."""
        time.sleep(self.chance.uniform(0, self.think[1]))
        number = 0
        while time.perf_counter() < until and not self.faults:
            self._card(self.place["paths"][number % len(self.place["paths"])], until)
            number += 1

    def _card(self, path: str, until: float) -> None:
        started = time.perf_counter()
        status, page = self.ask("GET", path)
        self.reads.append(time.perf_counter() - started)
        if status != 200:
            self.faults.append(f"{status} {path}")
            return
        self.seen[path], self.token = SEEN.findall(page)[0], TOKEN.findall(page)[0]
        for _ in range(SAVES_A_CARD):
            time.sleep(self.chance.uniform(*self.think))
            if time.perf_counter() >= until or self.faults:
                return
            self._save(path)

    def _save(self, path: str) -> None:
        seen = int(self.seen[path])
        said = [self.chance.randrange(4), self.chance.randrange(4), f"Versie {seen + 1} van {self.place['seat']}."]
        form = {
            "seen": seen, "paper": said[0], "practice": said[1], "explanation": said[2], "pieces": 1,
            "evidence-1-name": "Steekproef", "evidence-1-kind": "steekproef", "evidence-1-when": "2026-03-01",
            "evidence-1-kept_at": "zaaksysteem", "csrfmiddlewaretoken": self.token,
        }  # fmt: skip
        started = time.perf_counter()
        status, text = self.ask("POST", path, urlencode(form), CONTENT)
        self.times.append(time.perf_counter() - started)
        now = SEEN.findall(text)
        if status != 200 or "Bewaard" not in text or now != [str(seen + 1)]:
            self.faults.append(f"{status} {path} {seen} → {now}")
            return
        self.seen[path], self.said[path] = now[0], [seen + 1, *said]


def main() -> None:
    """Everybody at once for the time that is asked."""
    plan = json.load(sys.stdin)
    people = [
        Answering(plan["port"], place, think=tuple(plan["think"]), seed=number) for number, place in enumerate(plan["places"])
    ]
    used, started = sum(map(cpu_seconds, plan["servers"])), time.perf_counter()
    threads = [threading.Thread(target=person.stay, args=(started + plan["seconds"],)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = {
        "took": time.perf_counter() - started,
        "used": sum(map(cpu_seconds, plan["servers"])) - used,
        "times": [one for person in people for one in person.times],
        "reads": [one for person in people for one in person.reads],
        "faults": [one for person in people for one in person.faults],
        "said": [[person.place["seat"], path, *said] for person in people for path, said in person.said.items()],
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
