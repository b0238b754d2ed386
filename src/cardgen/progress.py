"""How the one who started long work hears of its progress."""

from collections.abc import Callable

Progress = Callable[[int, int], None]  # called with how much is done, and how much there is to do


def quiet(done: int, total: int) -> None:
    """Hear of progress and do nothing."""
