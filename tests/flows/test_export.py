"""``export`` as the text for Anki: only what a build would put into a package, under its guids."""

from pathlib import Path

import pytest
from tests.support.small_project import SmallProject

from cardgen.errors import CardgenError
from cardgen.flows.build import build
from cardgen.flows.export import ExportFormat, export

SOUND = "deck: A\ncards:\n- {id: aaaaaaaaa1, question: What is x?, answer: y}\n"
FAULTY = "deck: B\ncards:\n- {id: aaaaaaaaa2, question: What is y?, answer: '$\\frac{a$'}\n"
NO_ID = "deck: C\ncards:\n- {question: What is z?, answer: a}\n"


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    return SmallProject(tmp_path)


def test_p3_cards_without_ids_are_refused_until_a_build_gave_them_theirs(project: SmallProject) -> None:
    project.write("decks/c.yaml", NO_ID)
    with pytest.raises(CardgenError, match=r"decks/c\.yaml: .* Run `cardgen build` first") as refused:
        export(project.project, (), ExportFormat.ANKI)
    assert refused.value.exit_code == 1
    assert project.text("decks/c.yaml") == NO_ID
    build(project.project)
    texts = {export(project.project, (), ExportFormat.ANKI).text for _ in range(2)}
    assert len(texts) == 1
    assert texts.pop().count("What is z?") == 1


def test_what_a_build_would_refuse_is_left_out(project: SmallProject) -> None:
    project.write("decks/a.yaml", SOUND)
    project.write("decks/both/a.yaml", SOUND.replace("a1", "a3").replace("What is x", "Where is x"))
    project.write("decks/both/b.yaml", FAULTY)
    done = export(project.project, (), ExportFormat.ANKI)
    assert [fault.code for fault in done.diagnostics] == ["latex-syntax"]
    assert "What is x?" in done.text
    assert "Where is x?" not in done.text
    assert "What is y?" not in done.text
