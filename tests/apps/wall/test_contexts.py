"""A context belongs to one connection, and so to one thread."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from dijkwacht.apps.wall import actions as wall
from dijkwacht.apps.wall.rules.contexts import Context
from dijkwacht.apps.wall.rules.declarations import Level


def test_who_is_at_work_in_one_thread_never_becomes_who_is_at_work_in_another() -> None:
    """Two visitors at once, each of whom passes a door: behind it each finds their own context again, and after it nothing."""
    together = Barrier(2, timeout=10)

    def visit(who: int) -> list[int | None]:
        seen = []
        with wall.within(Context(who, {Level.CONTENT: frozenset({who})})):
            together.wait()
            seen.append(wall.current().who)
            with wall.service("door"):
                together.wait()
            together.wait()
            seen.append(wall.current().who)
        together.wait()
        return [*seen, wall.current().who]

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(visit, (1, 2))) == [[1, 1, None], [2, 2, None]]
