"""Makes a tree smaller without changing when its top happens, and finds its parts that can be reckoned alone."""

from dataclasses import dataclass
from typing import Final

from dijkwacht.analysis.barriers.budget import Budget
from dijkwacht.analysis.barriers.tree import ALWAYS, NEVER, Gate, Kind, Tree, parents

_ABSORBS = {Kind.OR: False, Kind.AND: True}
"""What may be taken of a thing deeper down, where a gate of this kind has it directly under it too."""
_A_NODE: Final = 7
"""So many things that are remembered take as much memory as a node."""


def reduced(tree: Tree, budget: Budget | None = None) -> Tree:
    """The same tree with fewer gates: flattened, without what is absorbed, with what always goes together as one.

    Raises:
        TooMuch: the budget is not enough.

    Source: the rules are those of Boolean algebra.

    >>> tree = Tree("top", {"top": Gate(Kind.OR, ("a", "left")), "left": Gate(Kind.AND, ("a", "b"))})
    >>> reduced(tree)
    Tree(top='a', gates={})
    """
    budget = budget or Budget()
    made, number = _plain(tree, budget), 0
    while made.top in made.gates:
        absorbed = _plain(_absorbed(made, budget), budget)
        joined, number = _joined(absorbed, number)
        if joined == made:
            break
        made = _plain(joined, budget)
    return made


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


def _plain(tree: Tree, budget: Budget) -> Tree:
    """Without gates of one thing, gates under a gate of the same kind, and gates that say the same twice.

    Here and below each tree has its gates before what lies under them, as ``above_first`` gives them once.
    """
    tree = Tree(tree.top, {name: tree.gates[name] for name in tree.above_first()})
    while True:
        budget.look()
        made = _unique(_flat(_thin(tree)))
        if made == tree:
            return made
        tree = made


def _thin(tree: Tree) -> Tree:
    """Without what is always or never so, and without gates that only pass on the one thing under them."""
    known: dict[str, bool] = {}
    stands_for: dict[str, str] = {}
    gates: dict[str, Gate] = {}
    for name in reversed([*tree.gates]):
        gate = tree.gates[name]
        gate = _settled(Gate(gate.kind, tuple(stands_for.get(one, one) for one in gate.of), gate.k), known)
        if gate in (ALWAYS, NEVER):
            known[name] = gate == ALWAYS
        elif len(gate.of) == 1 and gate.kind is not Kind.NOT:
            stands_for[name] = gate.of[0]
            continue
        gates[name] = gate
    return _under(stands_for.get(tree.top, tree.top), gates)


def _settled(gate: Gate, known: dict[str, bool]) -> Gate:
    """A gate in which nothing is left of which it is known whether it happens."""
    if gate.kind is Kind.NOT:
        under = known.get(gate.of[0])
        return gate if under is None else (NEVER if under else ALWAYS)
    rest = tuple(one for one in gate.of if one not in known)
    happens = sum(known.get(one, False) for one in gate.of)
    if gate.kind is Kind.ATLEAST:
        return _at_least(gate.k - happens, rest)
    if gate.kind is Kind.OR:
        return ALWAYS if happens else Gate(Kind.OR, tuple(dict.fromkeys(rest)))
    return NEVER if happens < len(gate.of) - len(rest) else Gate(Kind.AND, tuple(dict.fromkeys(rest)))


def _at_least(k: int, of: tuple[str, ...]) -> Gate:
    if k <= 0:
        return ALWAYS
    if k > len(of):
        return NEVER
    if k in (1, len(of)):
        return Gate(Kind.OR if k == 1 else Kind.AND, tuple(dict.fromkeys(of)))
    return Gate(Kind.ATLEAST, of, k)


def _flat(tree: Tree) -> Tree:
    """Gates of one kind under each other become one, where the lower has no other gate above it."""
    above = parents(tree)
    gates: dict[str, Gate] = {}
    gone: set[str] = set()
    for name, gate in tree.gates.items():
        if name in gone:
            continue
        if gate.kind not in _ABSORBS:
            gates[name] = gate
            continue
        # All the way down at once: a long chain of one kind is walked once.
        of: dict[str, None] = {}
        path = [*reversed(gate.of)]
        while path:
            one = path.pop()
            inner = tree.gates.get(one)
            if inner and inner.kind is gate.kind and len(above[one]) == 1:
                gone.add(one)
                path += reversed(inner.of)
            else:
                of.setdefault(one)
        gates[name] = Gate(gate.kind, tuple(of))
    return _under(tree.top, {name: gates[name] for name in reversed(gates)})


def _unique(tree: Tree) -> Tree:
    """Of gates that say the same one is left."""
    said: dict[tuple[Kind, int, tuple[str, ...]], str] = {}
    same: dict[str, str] = {}
    gates: dict[str, Gate] = {}
    for name in reversed([*tree.gates]):
        gate = tree.gates[name]
        gate = Gate(gate.kind, tuple(same.get(one, one) for one in gate.of), gate.k)
        first = said.setdefault((gate.kind, gate.k, tuple(sorted(gate.of))), name)
        if first == name:
            gates[name] = gate
        else:
            same[name] = first
    return _under(same.get(tree.top, tree.top), gates)


def _under(top: str, lowest_first: dict[str, Gate]) -> Tree:
    """With only the gates that lie under the top, each before what lies under it."""
    reached, gates = {top}, {}
    for name in reversed(lowest_first):
        if name in reached:
            gates[name] = lowest_first[name]
            reached.update(gates[name].of)
    return Tree(top, gates)


def _absorbed(tree: Tree, budget: Budget) -> Tree:
    """Without what stands again below a gate that has it directly under it: *a or f(a)* is *a or f(never)*."""
    over, above_each = _dominators(tree, budget), parents(tree)
    kept = 0
    taken: dict[str, dict[str, bool]] = {}
    gates = dict(tree.gates) | {"~always": ALWAYS, "~never": NEVER}
    for name in tree.gates:
        above = over.get(name)
        if above is None:
            taken[name] = {}
        else:
            # The nearest goes first: what it took lies between this gate and the ones above.
            absorbs = _ABSORBS.get(tree.gates[above].kind)
            near = {} if absorbs is None else {one: absorbs for one in tree.gates[above].of if len(above_each[one]) > 1}
            taken[name] = {**taken[above], **near} if near else taken[above]
            kept += len(taken[name]) if near else 0
            budget.spend(kept // _A_NODE, len(taken[name]) + len(tree.gates[above].of))
        gate, known = tree.gates[name], taken[name]
        if any(one in known for one in gate.of):
            of = tuple(("~always" if known[one] else "~never") if one in known else one for one in gate.of)
            gates[name] = Gate(gate.kind, of, gate.k)
    return Tree(tree.top, gates)


def _dominators(tree: Tree, budget: Budget) -> dict[str, str]:
    """The nearest gate through which every way from the top to a gate goes."""
    above = parents(tree)
    nearest: dict[str, str] = {}
    depth = {tree.top: 0}

    def meeting(left: str, right: str) -> str:
        while left != right:
            budget.spend(0)
            if depth[left] > depth[right]:
                left = nearest[left]
            else:
                right = nearest[right]
        return left

    for name in [*tree.gates][1:]:
        first, *others = above[name]
        for other in others:
            first = meeting(first, other)
        nearest[name], depth[name] = first, depth[first] + 1
    return nearest


def _joined(tree: Tree, number: int) -> tuple[Tree, int]:
    """Things that stand under the same gates, all of one kind, lie under one gate of their own."""
    if tree.top not in tree.gates:
        return tree, number
    together: dict[frozenset[str], list[str]] = {}
    for one, above in parents(tree).items():
        kinds = {tree.gates[name].kind for name in above}
        if len(above) > 1 and len(kinds) == 1 and kinds <= _ABSORBS.keys():
            together.setdefault(frozenset(above), []).append(one)
    gates = dict(tree.gates)
    for shared, ones in together.items():
        if len(ones) > 1:
            number += 1
            joined, apart = f"~{number}", set(ones)
            gates[joined] = Gate(gates[next(iter(shared))].kind, tuple(ones))
            for name in sorted(shared):
                gates[name] = Gate(gates[name].kind, (*(one for one in gates[name].of if one not in apart), joined))
    return Tree(tree.top, gates), number


@dataclass(slots=True)
class _Visits:
    """When a walk came first, for the second time in the case of a gate, and last."""

    first: int
    second: int = 0
    last: int = 0


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
