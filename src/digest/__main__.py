"""`python -m digest`."""

import os
import sys

# Python puts the current folder first, where `import` would take any module: a part "module:attr" is an installed one.
if not sys.flags.safe_path and sys.path[:1] == [os.getcwd()]:  # noqa: PTH109 - pathlib would be imported from the folder
    del sys.path[0]

from digest.cli import main

if __name__ == "__main__":
    main()
