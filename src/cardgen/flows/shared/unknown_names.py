"""Names of checks and rules that the settings or a note give and that there are not: most are misspelt."""

from collections.abc import Iterable, Iterator

from cardgen.flows.shared.grades import TOLD_IN_READING
from cardgen.model import Diagnostic, Severity, Source
from cardgen.notes.document import NoteOptions
from cardgen.project.settings import Settings
from cardgen.text.nearest import did_you_mean


def unknown_in_settings(settings: Settings) -> Iterator[Diagnostic]:
    """Yield a warning for each name below ``checks`` and ``rules`` that no check or rule has."""
    for given in settings.names:
        known = _checks() if given.key == "checks" else _rules()
        if given.name not in known:
            yield _unknown(given.source, "settings-unknown-name", given.key, given.name, known)


def unknown_in_note(options: NoteOptions, path: str) -> Iterator[Diagnostic]:
    """Yield a warning for each name below ``rules`` in the front matter of a note that no rule has."""
    for (name, _), line in zip(options.rules, options.rule_lines, strict=True):
        if name not in _rules():
            yield _unknown(Source(path, line, line), "note-front-matter", "rules", name, _rules())


def _unknown(source: Source, code: str, key: str, name: str, known: Iterable[str]) -> Diagnostic:
    message = f"'{key}: {name}' is no {key.removesuffix('s')} and changes nothing."
    remedy = did_you_mean(name, known) or f"See docs/{key}.md for the names."
    return Diagnostic(source, Severity.WARNING, code, message, remedy)


def _checks() -> frozenset[str]:
    # Imported only where a name is given, as are the rules: both take long.
    from cardgen.lint.registry import CHECKS

    return frozenset(TOLD_IN_READING).union(*((check.code, *check.own_codes) for check in CHECKS))


def _rules() -> frozenset[str]:
    from cardgen.extract.registry import RULES

    return frozenset(name for name, _ in RULES)
