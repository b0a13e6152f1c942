"""`python snippets/anatomy` and `python -m anatomy`."""

import sys

if not __package__:  # run as a folder: the package is on the path, and its parent, from which it is imported, is not
    from pathlib import Path

    sys.path[0] = str(Path(__file__).resolve().parent.parent)

try:
    from anatomy.cli import main

    status = main()
except KeyboardInterrupt:  # before `main` could see to it
    status = 130
sys.exit(status)
