"""How the one who started long work hears of its progress."""

from collections.abc import Callable

Report = Callable[[int, int], None]


def quiet(done: int, total: int) -> None:
    """Hear of progress and do nothing."""
