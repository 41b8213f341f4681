"""Starts il2nurse from a checkout."""

import sys

from il2nurse.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
