"""The load program for the bare view: the same form, posted by the same number of people."""

import http.client
import json
import sys
import threading
import time
from typing import Any
from urllib.parse import urlencode

FORM = urlencode({"seen": 1, "paper": 1, "practice": 2, "explanation": "Nu voor de 12e keer.", "pieces": 0})


def main() -> None:
    """Post at once from every client; only the posting is timed."""
    plan = json.load(sys.stdin)
    times: list[float] = []
    faults: list[str] = []
    threads = [threading.Thread(target=_post, args=(plan, times, faults)) for _ in range(plan["people"])]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    json.dump({"took": time.perf_counter() - started, "times": times, "faults": faults}, sys.stdout)


def _post(plan: dict[str, Any], times: list[float], faults: list[str]) -> None:
    door = http.client.HTTPConnection("127.0.0.1", plan["port"], timeout=30)
    for _ in range(plan["each"]):
        started = time.perf_counter()
        door.request("POST", "/", FORM, {"Content-Type": "application/x-www-form-urlencoded"})
        answer = door.getresponse()
        if answer.read() != b"Bewaard":
            faults.append(str(answer.status))
        times.append(time.perf_counter() - started)


if __name__ == "__main__":
    main()
