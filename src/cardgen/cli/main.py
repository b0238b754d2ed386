"""The command group. The only place that turns a failure into a message and an exit code."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from cardgen import __version__
from cardgen.errors import CardgenError

# name -> one line of help, in the order shown. The code of a command is imported only when it runs.
COMMANDS = {
    "init": "Make a project: a note, a deck, settings.",
    "generate": "Notes to deck files; your edits are kept.",
    "check": "Faults and weak cards, with file and line.",
    "preview": "All cards as Anki shows them, in a browser.",
    "build": "Deck files to packages for Anki.",
    "diff": "What importing the next build changes for a learner.",
    "push": "Build, and have a running Anki import it.",
    "pull": "What you changed in Anki, into deck files.",
    "export": "Cards as JSON Lines, CSV or Anki text.",
    "orphans": "Cards whose source is gone: list, keep, remove.",
    "stats": "Cards, kinds and coverage of each note.",
    "watch": "Generate, check and build on every save.",
}

_WAY = """\b
cardgen init        a project with a note, a deck and settings
cardgen generate    notes/*.md become decks/*.yaml, to edit by hand
cardgen check       what is wrong or weak, with file and line
cardgen preview     see every card before Anki does
cardgen build       decks/*.yaml become dist/*.apkg
                    import dist/*.apkg into Anki, study; repeat at will"""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of ``cmd_name`` and return its command; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"cardgen.cli.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table, importing none of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Resolve as click does, with the nearest known name in the message for an unknown one."""
        from difflib import get_close_matches

        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as fault:
            near = get_close_matches(args[0], COMMANDS, n=1)
            if not near:
                raise
            raise click.UsageError(f"{fault.message} Did you mean '{near[0]}'?", ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; one that was to report as JSON tells faulty settings as JSON too."""
        try:
            return super().invoke(ctx)
        except CardgenError as failure:
            from cardgen.cli.options import wants_json
            from cardgen.cli.output import diagnostic_json, echo_json
            from cardgen.project.load import FaultySettings

            if not (isinstance(failure, FaultySettings) and wants_json(ctx)):
                raise
            echo_json({"diagnostics": [diagnostic_json(fault) for fault in failure.diagnostics]})
            return failure.exit_code


@click.group(
    cls=LazyGroup,
    help=f"Notes in, Anki decks out.\n\n{_WAY}",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="cardgen")
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Work in DIR instead of the current folder.",
)
@click.pass_context
def cli(ctx: click.Context, folder: Path | None) -> None:
    """Hold the folder of the project for the command."""
    ctx.obj = folder or Path.cwd()


def main() -> None:
    """Run the command line and exit; every failure ends here as one message and an exit code."""
    try:
        code = cli.main(standalone_mode=False)
    except CardgenError as failure:
        _fail(str(failure), failure.exit_code)
    except click.ClickException as failure:
        failure.show()
        sys.exit(failure.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _fail("interrupted", 130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as failure:
        _fail(f"{failure.filename or 'system'}: {failure.strerror or failure}", 1)
    sys.exit(code if isinstance(code, int) else 0)


def _fail(message: str, code: int) -> None:
    from cardgen.cli.output import on_one_line

    lines = [on_one_line(line) for line in message.split("\n")]
    click.echo("cardgen: " + "\n".join(lines), err=True)
    sys.exit(code)
