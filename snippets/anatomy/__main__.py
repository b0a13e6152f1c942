"""`python snippets/anatomy`, `python -m anatomy` and `anatomy.pyz`."""

import sys

if not __package__:  # run as a folder or a zip: the package's parent is not on the path, the package itself is
    from pathlib import Path

    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from anatomy.cli import main

sys.exit(main())
