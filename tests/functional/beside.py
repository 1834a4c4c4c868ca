"""The worker of the product on the clock of the tests: on that of the machine a session of theirs is over when the day is long.

``python -m tests.functional.beside SECONDS NAME OFTEN``: so many seconds behind, and then what ``dijkwacht.jobs`` is told.
"""

import runpy
import sys
from datetime import timedelta

from tests.clock import set_back

if __name__ == "__main__":
    set_back(timedelta(seconds=float(sys.argv.pop(1))))
    runpy.run_module("dijkwacht.jobs", run_name="__main__")
