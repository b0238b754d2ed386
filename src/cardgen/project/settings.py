"""Settings of a project: what ``cardgen.yaml`` may say, with a default for everything."""

from dataclasses import dataclass, field

from cardgen.model import Source

DEFAULT_NAMESPACE = "cardgen"
DEFAULT_MIN_CONFIDENCE = 0.4


@dataclass(frozen=True, slots=True)
class GivenName:
    """A name below ``key`` (``checks`` or ``rules``) and its place; if there is such a thing, others know."""

    key: str
    name: str
    source: Source


@dataclass(frozen=True, slots=True)
class FolderSettings:
    """What is set for the notes of one folder; ``None`` or empty means: as the project has it.

    ``rules`` switches rules on or off by name; ``skip_sections`` are headings to leave out.
    """

    folder: str
    deck: str = ""
    tags: tuple[str, ...] = ()
    rules: tuple[tuple[str, bool], ...] = ()
    skip_sections: tuple[str, ...] = ()
    min_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a project.

    ``namespace`` goes into every guid and never changes. ``source_url`` is a template with ``{path}``,
    ``{anchor}``, ``{lines}``, ``{date}``, ``{slug}``, ``{category}`` and ``{text}``, or empty. ``media_root``
    is the folder that ``/images/…`` in notes and decks starts from. ``deck_level`` is how many levels of
    headings become decks; deeper ones belong to their parent. ``checks`` sets the severity of checks by code:
    ``error``, ``warning``, ``info`` or ``off``. ``editor_url`` is a template with ``{file}`` and ``{line}``.
    ``folders`` are overrides, the most special folder last. ``names`` are those of checks and rules as they
    stand in the file: no setting, and no part of what makes two settings the same.
    """

    namespace: str = DEFAULT_NAMESPACE
    source_url: str = ""
    media_root: str = ""
    deck_level: int = 2
    min_confidence: float = DEFAULT_MIN_CONFIDENCE
    rules: tuple[tuple[str, bool], ...] = ()
    skip_sections: tuple[str, ...] = ()
    checks: tuple[tuple[str, str], ...] = ()
    editor_url: str = "vscode://file/{file}:{line}"
    folders: tuple[FolderSettings, ...] = field(default=())
    names: tuple[GivenName, ...] = field(default=(), compare=False, repr=False)

    def for_note(self, path: str) -> FolderSettings:
        """Return what holds for the note at ``path``: the project's settings under those of its folders."""
        merged = FolderSettings("", "", (), self.rules, self.skip_sections, self.min_confidence)
        for folder in self.folders:
            if path.startswith(folder.folder.rstrip("/") + "/"):
                merged = _overlay(merged, folder)
        return merged


def _overlay(below: FolderSettings, above: FolderSettings) -> FolderSettings:
    return FolderSettings(
        above.folder,
        above.deck or below.deck,
        tuple(dict.fromkeys(below.tags + above.tags)),
        tuple((dict(below.rules) | dict(above.rules)).items()),
        tuple(dict.fromkeys(below.skip_sections + above.skip_sections)),
        below.min_confidence if above.min_confidence is None else above.min_confidence,
    )
