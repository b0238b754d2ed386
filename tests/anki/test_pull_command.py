"""`cardgen pull` at the command line: what it prints, its exit codes."""

import json

from click.testing import Result
from tests.support.command_line import run
from tests.support.pulling import DECK, GUID_A, GUID_B, A
from tests.support.world import EPOCH, World


def pull(world: World, *arguments: str) -> Result:
    return run(world, "pull", *arguments)


def test_p6_the_command_shows_the_words_and_ends_with_1_where_a_card_is_left(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    studied.learner.edit(GUID_B, "Back", "<img src='paste-1.png'>", at=EPOCH + 50)
    ran = pull(studied, "../collection", "--yes")
    assert ran.stdout.splitlines()[:2] == [
        f"taken  {DECK}:3:3  One?",
        "    Back: the [-frist-]{+first+} answer",
    ]
    assert "1 card taken from Anki, 1 left" in ran.stdout
    assert ran.return_value == 1
    assert pull(studied, "../collection", "--yes").return_value == 1


def test_the_report_as_json_has_each_card_with_its_place(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    told = json.loads(pull(studied, "../collection", "--dry-run", "--json").stdout)
    assert told["written"] is False
    (one,) = told["cards"]
    assert (one["fate"], one["id"], one["path"], one["line"]) == ("taken", A, DECK, 3)
    assert one["fields"][0]["name"] == "Back"


def test_p6_nothing_to_take_is_told(studied: World) -> None:
    ran = pull(studied, "../collection/collection.anki2")
    assert (ran.stdout, ran.return_value) == (
        "Nothing to take: no card in sound decks was changed in Anki since the last build.\n",
        0,
    )
