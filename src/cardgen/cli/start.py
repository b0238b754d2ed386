"""The way in. Shows the help without click, whose import takes longer than all else that ``--help`` does."""

import gc
import os
import sys

_MANY = 500_000  # records
_WIDTH = 80  # columns that the text fits into; a narrower terminal needs it wrapped


def main() -> None:
    """Print the help, which is kept ready in ``help.txt``, or run the command line; end the process."""
    _open_streams()
    if sys.argv[1:] in (["--help"], ["-h"]) and _columns() >= _WIDTH:
        _leave(_print_help())
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
        _leave(_code(end.code))


def _open_streams() -> None:
    r"""Make standard output and error take any text: what their encoding cannot say is spelled ``\u4e2d``.

    One that was closed before the start, as it may be under cron, leads nowhere.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        else:
            stream.reconfigure(errors="backslashreplace")


def _print_help() -> int:
    with open(os.path.join(os.path.dirname(__file__), "help.txt"), encoding="utf-8") as text:  # noqa: PTH118, PTH120, PTH123
        try:
            sys.stdout.write(text.read())
        except (OSError, ValueError):  # whoever read it is gone
            return 1
    return 0


def _code(given: object) -> int:
    """Return the exit code that Python itself would make of what ``sys.exit`` was given."""
    if given is None:
        return 0
    return given if isinstance(given, int) else 1


def _leave(code: int) -> None:
    """End at once: to free every object one by one takes as long as a build that has nothing to do."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # whoever read it is gone
            code = code or 1
    os._exit(code)


def _columns() -> int:
    """Return the width of the terminal, as click would find it."""
    try:
        return int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        return _WIDTH
