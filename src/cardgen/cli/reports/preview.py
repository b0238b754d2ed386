"""What ``cardgen preview`` says."""

import webbrowser
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cardgen.cli.output import counted, echo, echo_diagnostics

if TYPE_CHECKING:
    from cardgen.flows.preview import Previewed


@dataclass(slots=True)
class Teller:
    """Tells where the preview is, and opens it in a browser if wanted, once."""

    opens: bool

    def written(self, done: "Previewed") -> None:
        """Tell that the folder was written; errors go to standard error."""
        echo_diagnostics(done.errors)
        echo(f"{done.page}: {_content(done)}")
        self._open(done.page.absolute().as_uri())

    def served(self, done: "Previewed", address: str) -> None:
        """Tell that the page is served, for the first time or anew; errors go to standard error."""
        echo_diagnostics(done.errors)
        echo(f"{address}: {_content(done)}")
        self._open(address)

    def _open(self, address: str) -> None:
        if self.opens:
            webbrowser.open(address)
        self.opens = False


def _content(done: "Previewed") -> str:
    findings = f", {counted(len(done.diagnostics), 'finding')}" if done.diagnostics else ""
    return f"{counted(done.cards, 'card')} in {counted(done.decks, 'deck')}{findings}"
