"""What `cardgen diff --retire` writes, and what the real engine makes of it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.support.delivered import A, B, collection, delivered, difference
from tests.support.world import EPOCH, World, card_guid, qa

from cardgen.anki.read import read_package
from cardgen.cli.main import cli
from cardgen.flows.building.retire import retire
from cardgen.flows.diff import Outcome


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    yield from delivered(tmp_path, monkeypatch)


def test_p3_a_retired_card_gets_its_tag_and_keeps_its_reviews(world: World, tmp_path: Path) -> None:
    world.learner.study(2)
    before = world.learner.state()
    world.deck("n/d.yaml", qa(B, "Two?"), name="N::D")
    assert retire(world.project, difference(world).gone, tmp_path / "retired.apkg") == 1
    said = world.learner.take(tmp_path / "retired.apkg")
    assert (said.new, said.updated) == (0, 1)
    assert "cardgen::retired" in world.learner.note(card_guid(A)).tags
    assert world.learner.state() == before


def test_p3_retiring_leaves_the_learners_own_edit_alone(world: World, tmp_path: Path) -> None:
    world.learner.edit(card_guid(A), "Back", "mine", at=EPOCH + 5)
    world.deck("n/d.yaml", qa(B, "Two?"), name="N::D")
    retire(world.project, difference(world).gone, tmp_path / "retired.apkg")
    world.learner.take(tmp_path / "retired.apkg")
    assert world.learner.note(card_guid(A))["Back"] == "mine"


def test_retiring_from_the_collection_itself_tags_an_edited_card_too(world: World, tmp_path: Path) -> None:
    world.learner.edit(card_guid(A), "Back", "mine", at=EPOCH + 5)
    world.deck("n/d.yaml", qa(B, "Two?"), name="N::D")
    retire(world.project, difference(world, collection(world)).gone, tmp_path / "retired.apkg")
    world.learner.take(tmp_path / "retired.apkg")
    note = world.learner.note(card_guid(A))
    assert (note["Back"], note.tags) == ("mine", ["cardgen::retired"])
    assert difference(world, collection(world)).of(Outcome.REMOVED)[0].retired


def test_a_retired_card_that_returns_loses_the_tag(world: World, tmp_path: Path) -> None:
    world.deck("n/d.yaml", qa(B, "Two?"), name="N::D")
    retire(world.project, difference(world).gone, tmp_path / "retired.apkg")
    world.learner.take(tmp_path / "retired.apkg")
    world.deck("n/d.yaml", qa(A, "One?", "the old answer"), qa(B, "Two?"), name="N::D")
    assert world.deliver(at=20).updated == 1
    assert world.learner.note(card_guid(A)).tags == []


def test_the_json_names_the_package_of_retired_cards(world: World) -> None:
    world.deck("n/d.yaml", qa(B, "Two?"), name="N::D")

    def retired(*options: str) -> object:
        root = str(world.project.root)
        printed = CliRunner().invoke(cli, ["-C", root, "diff", "--json", *options]).stdout
        return json.loads(printed)["retired"]

    assert retired() is None
    assert retired("--retire", "gone.apkg") == {"file": "gone.apkg", "cards": 1}
    assert (world.project.root / "gone.apkg").exists()


def test_nothing_to_retire_writes_no_file(world: World, tmp_path: Path) -> None:
    assert retire(world.project, difference(world).gone, tmp_path / "retired.apkg") == 0
    assert not (tmp_path / "retired.apkg").exists()
    assert len(read_package(world.project.dist / "n.apkg")) == 2
