"""What commands have in common in their options."""

from collections.abc import Mapping

import click

_AS_JSON = "cardgen.as_json"


def _remembered(ctx: click.Context, _: click.Parameter, value: bool) -> bool:
    ctx.meta[_AS_JSON] = value  # the command group shares it
    return value


json_option = click.option(
    "--json", "as_json", is_flag=True, callback=_remembered, help="Print the report as JSON."
)


def wants_json(ctx: click.Context) -> bool:
    """Tell whether the command that ``ctx`` ran was given ``json_option``."""
    return bool(ctx.meta.get(_AS_JSON))


def refuse_beside(option: str, others: Mapping[str, object]) -> None:
    """Refuse the first of ``others``, options with their values, that was given beside ``option``.

    Raises:
        click.UsageError: one of them was.
    """
    for other, value in others.items():
        if value:
            raise click.UsageError(f"{option} and {other} exclude each other: give one of the two.")
