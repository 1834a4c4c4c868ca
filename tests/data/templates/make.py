"""Make the templates of this folder, each a few kB and of a kind of its own: ``python tests/data/templates/make.py``.

Those that office programs and libraries wrote need them: LibreOffice (soffice), npm and the Python packages named below. They
are made once, at the desk of who changes them, and kept; no test makes them. Everything in them is made up.
"""

import sys

from other_kinds import harm, open_files, packages
from producers import producers
from word_kinds import fields, markers, sections, unseen

if __name__ == "__main__":
    for work in (sections, unseen, markers, fields, packages, harm, open_files):
        work()
    if "--producers" in sys.argv:
        producers()
