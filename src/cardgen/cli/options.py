"""What commands have in common in their options."""

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
