"""What the explanation and the docstrings say is what comes out."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

from dijkwacht.analysis import scoring

EXPLANATION = Path(__file__).parents[3] / "docs" / "explanation" / "cijfers.md"
SHAPES = {"picture"}
MODULES = [
    name
    for info in pkgutil.walk_packages(scoring.__path__, f"{scoring.__name__}.")
    if not info.ispkg and (name := info.name.removeprefix(f"{scoring.__name__}.")) not in SHAPES
]


def test_the_worked_example_in_the_explanation_comes_out():
    ran = doctest.testfile(str(EXPLANATION), module_relative=False, encoding="utf-8")
    assert ran.attempted > 5
    assert ran.failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_every_module_that_reckons_has_examples_that_come_out(name):
    ran = doctest.testmod(importlib.import_module(f"{scoring.__name__}.{name}"))
    assert ran.attempted > 0
    assert ran.failed == 0
