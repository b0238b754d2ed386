"""`cardgen pull`: what a learner changes in the real Anki comes into the deck files, and stays."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.support.small_project import RED_BLACK, SmallProject, count
from tests.support.world import EPOCH, World, card_guid, cloze, qa

import cardgen.flows.pull
from cardgen.cli.main import cli
from cardgen.errors import CardgenError, UsageError
from cardgen.flows.building.last_build import memory_file
from cardgen.flows.building.plan import plan
from cardgen.flows.generate import generate
from cardgen.flows.pull import Fate, PulledCard, pull
from cardgen.model import Card, CardSort
from cardgen.store.format.load import load_deck
from cardgen.store.merging.plan import Verb

A, B, C = "a000000001", "b000000002", "c000000003"
GUID_A, GUID_B, GUID_C = card_guid(A), card_guid(B), card_guid(C, CardSort.CLOZE)
DECK = "decks/n/d.yaml"


@pytest.fixture
def studied(world: World) -> World:
    """Three cards that the learner has had for a while."""
    hidden = cloze(C, "A heap is a {{c1::tree}}.")
    world.deck("n/d.yaml", qa(A, "One?", "the frist answer"), qa(B, "Two?", "$x_1$"), hidden, name="N::D")
    world.deliver(at=0)
    world.learner.study(3)
    return world


def collection(world: World) -> Path:
    return world.project.root.parent / "collection"


def pulled(world: World, source: Path | None = None, *, write: bool = True) -> tuple[PulledCard, ...]:
    world.set_time(100)
    return pull(world.project, source or collection(world), write=write).cards


def card(world: World, id_: str) -> Card:
    deck = load_deck((world.project.root / DECK).read_text(encoding="utf-8"), DECK).deck
    assert deck
    return next(card for card in deck.cards if card.id == id_)


def text(world: World) -> str:
    return (world.project.root / DECK).read_text(encoding="utf-8")


def command(world: World, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["-C", str(world.project.root), "pull", *arguments], standalone_mode=False)


def test_p3_an_edit_made_in_anki_outlives_the_next_build(studied: World) -> None:
    before = studied.learner.state()
    studied.learner.edit(GUID_A, "Back", "the <b>first</b> answer", at=EPOCH + 50)
    assert [(one.fate, one.id) for one in pulled(studied)] == [(Fate.TAKEN, A)]
    assert card(studied, A).answer == "the **first** answer"
    assert studied.deliver(at=200).updated == 1
    assert studied.learner.note(GUID_A)["Back"] == "the <strong>first</strong> answer"
    assert studied.learner.state() == before
    assert pulled(studied) == ()


@pytest.mark.parametrize(
    ("field", "html", "said"),
    [
        ("Back", "one<br>two", "one  \ntwo"),
        ("Back", "<div>one</div><div>two</div>", "one\n\ntwo"),
        ("Back", r"\(a_i &lt; b\)&nbsp;and \[c\]", r"$a_i < b$ and \[c\]"),
        ("Back", "5 * 3 &lt;b&gt; and $2", r"5 \* 3 &lt;b> and \$2"),
        ("Back", "<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("Front", "Which one?", "Which one?"),
        ("Hint", "begins with <i>f</i>", "begins with *f*"),
        ("Extra", "see page 3", "see page 3"),
    ],
)
def test_p3_what_anki_writes_becomes_markdown(studied: World, field: str, html: str, said: str) -> None:
    studied.learner.edit(GUID_A, field, html, at=EPOCH + 50)
    assert [one.fate for one in pulled(studied)] == [Fate.TAKEN]
    key = {"Back": "answer", "Front": "question", "Hint": "hint", "Extra": "extra"}[field]
    assert getattr(card(studied, A), key) == said


def test_what_was_taken_is_not_taken_again(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the <b>first</b> answer", at=EPOCH + 50)
    studied.learner.edit(GUID_B, "Back", "<div>\\(x_1\\)</div>", at=EPOCH + 50)  # says the same
    assert [one.id for one in pulled(studied)] == [A]
    before = text(studied)
    assert pulled(studied) == ()
    assert text(studied) == before


def test_p3_a_cloze_keeps_its_deletions(studied: World) -> None:
    studied.learner.edit(
        GUID_C, "Text", "A heap is a {{c1::<b>tree</b>::shape}}, often {{c2::binary}}.", at=EPOCH + 50
    )
    assert [one.fate for one in pulled(studied)] == [Fate.TAKEN]
    assert card(studied, C).cloze == "A heap is a {{c1::**tree**::shape}}, often {{c2::binary}}."


def test_p2_only_the_lines_of_the_changed_text_are_touched(studied: World) -> None:
    lines = text(studied).replace("- id: b", "# mine\n- id: b")
    studied.write(DECK, lines)
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    pulled(studied)
    assert text(studied) == lines.replace("frist", "first")


def test_p2_a_card_whose_deck_file_changed_too_is_left_alone(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    studied.write(DECK, text(studied).replace("frist", "very first"))
    before = text(studied)
    assert [one.fate for one in pulled(studied)] == [Fate.BOTH]
    assert text(studied) == before


def test_p2_what_the_learner_did_not_change_since_the_last_build_is_no_edit(studied: World) -> None:
    studied.write(DECK, text(studied).replace("frist", "first"))
    studied.build(at=20)  # and not imported
    assert pulled(studied) == ()


def test_p2_generation_keeps_what_came_from_anki(world: World) -> None:
    trees = SmallProject(world.project.root)
    trees.generate()
    world.deliver(at=0)
    id_ = trees.ids()["What is a black height?"]
    world.learner.edit(card_guid(id_), "Back", "how many black nodes there are on a path", at=EPOCH + 50)
    assert [one.fate for one in pulled(world)] == [Fate.TAKEN]
    assert "how many black nodes" in trees.text(RED_BLACK)
    done = generate(world.project)
    assert (count(done, Verb.UPDATED), count(done, Verb.CONFLICT)) == (0, 0)
    assert "how many black nodes" in trees.text(RED_BLACK)


def test_p2_a_text_of_before_an_edit_of_the_deck_file_is_no_edit(world: World) -> None:
    trees = SmallProject(world.project.root)
    trees.generate()
    world.deliver(at=0)
    id_ = trees.ids()["What is a black height?"]
    answer = next(card.answer for card in trees.deck().cards if card.id == id_)
    trees.edit(RED_BLACK, answer, "my own words for it")
    world.build(at=20)  # and not imported
    world.learner.tag(card_guid(id_), "marked", at=EPOCH + 50)
    assert pulled(world) == ()
    assert "my own words for it" in trees.text(RED_BLACK)


@pytest.mark.parametrize(
    "html",
    [
        "see <img src='paste-1.png'>",
        "",
        "<ruby>漢<rt>かん</rt></ruby>",
        "listen [sound:a.mp3]",
        "<div>" * 2000 + "deep" + "</div>" * 2000,
        "<p>" * 400 + "deep",
        "\\(" * 20_000 + "a formula that never ends",
    ],
)
def test_what_our_markdown_would_not_say_in_the_same_words_is_left(studied: World, html: str) -> None:
    studied.learner.edit(GUID_A, "Back", html, at=EPOCH + 50)
    before = text(studied)
    assert [one.fate for one in pulled(studied)] == [Fate.UNSAID]
    assert text(studied) == before


@pytest.mark.parametrize(
    ("field", "html"), [("Front", "<hr>"), ("Back", r"\(a}\)"), ("Back", r"\(\frac{a}{b\)")]
)
def test_what_the_next_build_would_refuse_is_left(studied: World, field: str, html: str) -> None:
    studied.learner.edit(GUID_A, field, html, at=EPOCH + 50)
    assert [one.fate for one in pulled(studied)] == [Fate.UNSAID]
    assert not studied.build(at=200).held_back


@pytest.mark.parametrize(
    "html",
    ["A heap is a tree.", "A heap is a {{c0::tree}}.", "A {{c1::heap}} is {{c2::open", "A heap {{c1::}}."],
)
def test_a_cloze_that_hides_nothing_is_left(studied: World, html: str) -> None:
    studied.learner.edit(GUID_C, "Text", html, at=EPOCH + 50)
    assert [one.fate for one in pulled(studied)] == [Fate.UNSAID]


def test_p2_where_the_memory_of_builds_is_lost_nothing_is_taken(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    memory_file(studied.project).unlink()
    before = text(studied)
    assert [(one.fate, one.id) for one in pulled(studied)] == [(Fate.BOTH, A)]
    assert text(studied) == before


def test_a_text_whose_colours_markdown_cannot_bring_back_is_left(world: World) -> None:
    world.deck("n/d.yaml", qa(A, "One?", "~~~python\nx = 1  # frist\n~~~"), name="N::D")
    world.deliver(at=0)
    world.learner.edit(
        GUID_A, "Back", world.learner.note(GUID_A)["Back"].replace("frist", "first"), at=EPOCH + 50
    )
    assert [one.fate for one in pulled(world)] == [Fate.UNSAID]


@pytest.mark.parametrize(
    "source",
    [
        "the frist [page](other.md)",
        "the frist ![words](https://example.org/a.png){width=50}",
        "the frist [[page|label]]",
    ],
)
def test_p2_what_a_card_does_not_show_of_a_text_is_not_lost(world: World, source: str) -> None:
    world.deck("n/d.yaml", qa(A, "One?", source), name="N::D")
    world.deliver(at=0)
    html = world.learner.note(GUID_A)["Back"].replace("frist", "first")
    world.learner.edit(GUID_A, "Back", html, at=EPOCH + 50)
    before = text(world)
    assert [one.fate for one in pulled(world)] == [Fate.UNSAID]
    assert text(world) == before


def test_p2_what_is_saved_meanwhile_is_not_written_over(
    studied: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    planned = plan

    def saving(*args: Any, **options: Any) -> Any:
        made = planned(*args, **options)
        studied.write(DECK, text(studied).replace("the frist answer", "saved meanwhile"))
        return made

    monkeypatch.setattr(cardgen.flows.pull, "plan", saving)
    with pytest.raises(CardgenError):
        pulled(studied)
    assert "saved meanwhile" in text(studied)


def test_p2_a_card_whose_id_line_is_gone_is_left(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    studied.write(DECK, text(studied).replace(f"- id: {A}\n  ", "- "))
    assert {one.fate for one in pulled(studied)} <= {Fate.BOTH}
    assert "frist" in text(studied)


def test_p2_a_folder_without_a_collection_stays_as_it_is(studied: World, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    with pytest.raises(CardgenError):
        pulled(studied, folder)
    assert list(folder.iterdir()) == []


def test_tags_of_the_learner_come_too_but_not_those_of_study(studied: World) -> None:
    for at, tag in enumerate(["exam", "leech", "marked"]):
        studied.learner.tag(GUID_A, tag, at=EPOCH + 50 + at)
    assert [one.fields[0].name for one in pulled(studied)] == ["Tags"]
    assert card(studied, A).tags == ("exam",)
    studied.deliver(at=200)
    assert "exam" in studied.learner.note(GUID_A).tags


def test_a_dry_run_tells_the_same_and_writes_nothing(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    before = text(studied)
    told = pulled(studied, write=False)
    assert text(studied) == before
    assert told == pulled(studied)


def test_an_exported_package_serves_as_well(studied: World, tmp_path: Path) -> None:
    from anki.collection import ExportAnkiPackageOptions

    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    file = tmp_path / "mine.apkg"
    studied.learner.col.export_anki_package(
        out_path=str(file), options=ExportAnkiPackageOptions(with_scheduling=True), limit=None
    )
    assert [one.fate for one in pulled(studied, file)] == [Fate.TAKEN]


def test_p6_the_command_shows_the_words_and_ends_with_1_where_a_card_is_left(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    studied.learner.edit(GUID_B, "Back", "<img src='paste-1.png'>", at=EPOCH + 50)
    ran = command(studied, "../collection", "--yes")
    assert ran.stdout.splitlines()[:2] == [
        f"taken  {DECK}:3:3  One?",
        "    Back: the [-frist-]{+first+} answer",
    ]
    assert "1 card taken from Anki, 1 left" in ran.stdout
    assert ran.return_value == 1
    assert command(studied, "../collection", "--yes").return_value == 1


def test_the_report_as_json_has_each_card_with_its_place(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    told = json.loads(command(studied, "../collection", "--dry-run", "--json").stdout)
    assert told["written"] is False
    (one,) = told["cards"]
    assert (one["fate"], one["id"], one["path"], one["line"]) == ("taken", A, DECK, 3)
    assert one["fields"][0]["name"] == "Back"


def test_p6_nothing_to_take_is_told(studied: World) -> None:
    ran = command(studied, "../collection/collection.anki2")
    assert (ran.stdout, ran.return_value) == (
        "Nothing to take: no card in sound decks was changed in Anki since the last build.\n",
        0,
    )


@pytest.mark.parametrize(("name", "fault"), [("gone.apkg", UsageError), (DECK, CardgenError)])
def test_p6_what_is_no_package_is_told(studied: World, name: str, fault: type[CardgenError]) -> None:
    with pytest.raises(fault):
        pulled(studied, studied.project.root / name)
