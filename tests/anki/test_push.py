"""`cardgen push`: into a running Anki, whose engine is the real one; the add-on's part is played."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from tests.support.anki_connect import AddOn, running_anki
from tests.support.command_line import run
from tests.support.world import World, card_guid, qa

from cardgen.anki.connect import AnkiConnect
from cardgen.errors import CardgenError
from cardgen.flows.push import push

A, B = "a000000001", "b000000002"
GUID_A, GUID_B = card_guid(A), card_guid(B)


@pytest.fixture
def running(world: World) -> Iterator[tuple[str, AddOn]]:
    world.deck("n/d.yaml", qa(A, "One?"), qa(B, "Two?"), name="N::D")
    world.set_time(0)
    with running_anki(world.learner) as anki:
        yield anki


def command(world: World, address: str, *arguments: str) -> Result:
    return run(world, "push", "--url", address, *arguments)


def test_p3_the_cards_arrive_and_a_change_costs_no_review(world: World, running: tuple[str, AddOn]) -> None:
    push(world.project, AnkiConnect(running[0]))
    assert world.learner.note(GUID_A)["Back"] == "Answer"
    world.learner.study(2)
    before = world.learner.state()
    world.deck("n/d.yaml", qa(A, "One?", "mended"), qa(B, "Two?"), name="N::D")
    world.set_time(10)
    push(world.project, AnkiConnect(running[0]))
    assert world.learner.note(GUID_A)["Back"] == "mended"
    assert world.learner.state() == before


def test_p3_a_moved_card_moves_when_asked_to(world: World, running: tuple[str, AddOn]) -> None:
    address, _ = running
    push(world.project, AnkiConnect(address))
    world.learner.study(2)
    logs = [log for _, log in world.learner.state().values()]
    world.deck("n/d.yaml", qa(A, "One?"), name="N::D")
    world.deck("n/e.yaml", qa(B, "Two?"), name="N::E")
    (astray,) = push(world.project, AnkiConnect(address)).astray
    assert (astray.found_in, astray.deck, len(astray.cards)) == ("N::D", "N::E", 1)
    assert world.learner.deck_of(GUID_B) == "N::D"
    push(world.project, AnkiConnect(address), move=True)
    assert (world.learner.deck_of(GUID_A), world.learner.deck_of(GUID_B)) == ("N::D", "N::E")
    assert [log for _, log in world.learner.state().values()] == logs
    assert push(world.project, AnkiConnect(address)).astray == ()


def test_p3_cards_of_another_project_with_the_same_id_stay(
    world: World, running: tuple[str, AddOn], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = World(tmp_path / "other", world.learner, monkeypatch)
    other.write("cardgen.yaml", "namespace: other\n")
    other.deck("m/d.yaml", qa(A, "Other?"), name="Other")
    push(other.project, AnkiConnect(running[0]))
    push(world.project, AnkiConnect(running[0]), move=True)
    assert world.learner.deck_of(card_guid(A, namespace="other")) == "Other"


def test_a_card_in_a_filtered_deck_stays_there(world: World, running: tuple[str, AddOn]) -> None:
    push(world.project, AnkiConnect(running[0]))
    filtered = world.learner.col.decks.new_filtered("Cram")
    world.learner.col.sched.rebuild_filtered_deck(filtered)
    assert world.learner.deck_of(GUID_A) == "Cram"
    assert push(world.project, AnkiConnect(running[0]), move=True).astray == ()
    assert world.learner.deck_of(GUID_A) == "Cram"


def test_a_dry_run_imports_and_writes_nothing(world: World, running: tuple[str, AddOn]) -> None:
    address, add_on = running
    assert command(world, address, "--dry-run", "--move").return_value == 0
    assert set(add_on.asked) <= {"version", "notesInfo", "findCards", "getDecks"}
    assert not world.project.dist.exists()
    assert world.learner.guids() == []


def test_a_faulty_deck_holds_its_package_back(world: World, running: tuple[str, AddOn]) -> None:
    world.write("decks/broken/x.yaml", "deck: X\ncards:\n- question: no answer\n")
    ran = command(world, running[0])
    assert ran.return_value == 1
    assert "broken.apkg was not written" in ran.stdout
    assert len(world.learner.guids()) == 2


def test_the_command_tells_what_was_imported_and_what_is_elsewhere(
    world: World, running: tuple[str, AddOn]
) -> None:
    command(world, running[0])
    world.deck("n/d.yaml", qa(A, "One?"), qa(B, "Two?"), name="N::New")
    assert command(world, running[0]).stdout.splitlines()[1:] == [
        "2 cards in the deck 'N::D'; the file says 'N::New'",
        "To move them: cardgen push --move",
        "Anki imported 1 package.",
    ]
    told = json.loads(command(world, running[0], "--json", "--move").stdout)
    assert (told["moved"], told["astray"][0]["to"]) == (True, "N::New")


def test_p6_no_anki_is_told_before_anything_is_written(world: World) -> None:
    world.deck("n/d.yaml", qa(A))
    failure = command(world, "http://127.0.0.1:9").exception
    assert isinstance(failure, CardgenError)
    assert "Start Anki with the add-on AnkiConnect." in str(failure)
    assert not world.project.dist.exists()


@pytest.mark.parametrize("version", [5, None, "six"])
def test_p6_an_old_add_on_is_told(world: World, running: tuple[str, AddOn], version: object) -> None:
    running[1].answer_to_version = version
    with pytest.raises(CardgenError, match="Update the add-on"):
        push(world.project, AnkiConnect(running[0]))


def test_p6_what_anki_refuses_is_told_in_its_words(world: World, running: tuple[str, AddOn]) -> None:
    with pytest.raises(CardgenError, match="Anki refuses importPackage: "):
        AnkiConnect(running[0]).import_package(world.project.root / "gone.apkg")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "127.0.0.1:8765"])
def test_p7_only_web_addresses_are_asked(world: World, url: str) -> None:
    world.deck("n/d.yaml", qa(A))
    assert "begins with http://" in str(command(world, url).exception)
