"""Finds the parts of a tree that share nothing with the rest, so that each can be reckoned alone."""

from dataclasses import dataclass

from dijkwacht.analysis.barriers.tree import Tree


@dataclass(slots=True)
class _Visits:
    """When a walk came first, for the second time in the case of a gate, and last."""

    first: int
    second: int = 0
    last: int = 0


def modules(tree: Tree) -> set[str]:
    """The gates under which nothing stands that stands elsewhere too; the top is one.

    Source: Dutuit and Rauzy, A linear-time algorithm to find modules of fault trees, IEEE Transactions on Reliability 45, 1996.

    >>> from dijkwacht.analysis.barriers.tree import Gate, Kind
    >>> left, right = Gate(Kind.OR, ("a", "b")), Gate(Kind.OR, ("c", "d"))
    >>> gates = {"top": Gate(Kind.AND, ("left", "right", "a")), "left": left, "right": right}
    >>> sorted(modules(Tree("top", gates)))
    ['right', 'top']
    """
    visits = _walk(tree)
    lowest: dict[str, int] = {}
    highest: dict[str, int] = {}
    found = set()
    for name in reversed(tree.above_first()):
        under = tree.gates[name].of
        lowest[name] = min(min(visits[one].first, lowest.get(one, visits[one].first)) for one in under)
        highest[name] = max(max(visits[one].last, highest.get(one, 0)) for one in under)
        if lowest[name] > visits[name].first and highest[name] < visits[name].second:
            found.add(name)
    return found


def _walk(tree: Tree) -> dict[str, _Visits]:
    """Depth first from the top, each gate entered once."""
    visits: dict[str, _Visits] = {}
    step = 0
    path = [(tree.top, iter(tree.gates[tree.top].of))]
    visits[tree.top] = _Visits(step)
    while path:
        name, under = path[-1]
        step += 1
        one = next(under, None)
        if one is None:
            path.pop()
            visits[name].second = visits[name].last = step
        elif one in visits:
            visits[one].last = step
        else:
            visits[one] = _Visits(step, last=step)
            if one in tree.gates:
                path.append((one, iter(tree.gates[one].of)))
    return visits
