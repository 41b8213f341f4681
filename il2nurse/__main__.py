"""Where the program starts: the window where no command is given, else the command line."""

import sys

from il2nurse.app.screen import NO_SCREEN, lacks_screen
from il2nurse.files.private import keep_private


def main() -> int:
    """Run what was asked for; returns the exit code."""
    keep_private()
    if sys.argv[1:]:
        from il2nurse.cli.commands import run

        return run(sys.argv[1:])
    if lacks_screen():
        sys.stderr.write(f"{NO_SCREEN}\n")
        return 1
    from il2nurse.app.window import run_window

    return run_window(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
