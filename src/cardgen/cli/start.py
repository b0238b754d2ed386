"""The way in. Shows the help without click, whose import takes longer than all else that ``--help`` does."""

import gc
import os
import sys

_MANY = 500_000  # records
_WIDTH = 80  # columns that the text fits into; a narrower terminal needs it wrapped


def main() -> None:
    """Print the help, which is kept ready in ``help.txt``, or run the command line."""
    if sys.argv[1:] in (["--help"], ["-h"]) and _columns() >= _WIDTH:
        with open(os.path.join(os.path.dirname(__file__), "help.txt"), encoding="utf-8") as text:  # noqa: PTH118, PTH120, PTH123
            sys.stdout.write(text.read())
        return
    # A command makes records by the thousand and hardly a ring of them: to look for rings is time lost.
    gc.set_threshold(_MANY)
    try:
        from cardgen.cli.main import main
    except KeyboardInterrupt:
        sys.exit(130)  # as when it comes later, in cardgen.cli.main
    try:
        main()
    except SystemExit as end:
        _leave(end.code if isinstance(end.code, int) else 0)


def _leave(code: int) -> None:
    """End at once: to free every object one by one takes as long as a build that has nothing to do."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # whoever read it is gone
        code = code or 1
    os._exit(code)


def _columns() -> int:
    """Return the width of the terminal, as click would find it."""
    try:
        return int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        return _WIDTH
