"""Operational failures: what ends a command.

A fault in a note or a deck is a ``Diagnostic``, not an exception. These are raised only when the
program cannot go on; one place, ``cardgen.cli.main``, makes a message and an exit code of them.
"""


class CardgenError(Exception):
    """A failure whose text is shown to the user as it is; the command ends with exit code 1."""

    exit_code = 1


class LockedProject(CardgenError):
    """Another run is writing in the project; it may be tried again when that has ended."""


class UsageError(CardgenError):
    """The command was called wrongly; it ends with exit code 2."""

    exit_code = 2
