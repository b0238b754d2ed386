"""Dumping a deck: readable, the same every time, and read back as it was; the published schema agrees."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from cardgen.model import Card, Deck, Kind, Link
from cardgen.store.files import schema_text
from cardgen.store.format.dump import dump_deck, schema_path
from cardgen.store.format.fields import CARD_KEYS, DECK_KEYS
from cardgen.store.format.load import load_deck
from cardgen.store.format.scalars import is_plain, line_scalar

GOLDEN = Path(__file__).parents[2] / "cases" / "store" / "deck.yaml"
SCHEMA = json.loads(schema_text())
DECK = Deck(
    name="Attention::BERT进阶::AR vs AE",
    note="notes/attention-6.md",
    tags=("Attention",),
    cards=(
        Card(
            id="k3v9x2abqp",
            kind=Kind.DEFINITION,
            question="什么是 AR（Autoregressive Language Modeling）？",
            answer="依据前面（或后面）出现的 tokens 来预测当前时刻的 token，代表有 ELMo、GTP 等。",
            anchor="ar-vs-ae",
            see=(
                Link("更深的编码器+更浅的解码器=更快的自回归模型", "https://example.org/a?b=c#d"),
                Link("[a], {b}: c # d", "https://example.org/x,y"),
            ),
        ),
        Card(
            id="a000000002",
            kind=Kind.FORMULA,
            question="AR 的目标函数是什么？",
            answer="$$\\text{forward:} p(x)=\\prod_{t=1}^T p(x_t|x_{<t})$$\n\n其中 $x_{<t}$ 是前文。",
            hint="no",
            tags=("1e3", "链式法则"),
            reverse=True,
        ),
        Card(
            id="9m2c7q4trd",
            cloze="ELECTRA 的预训练任务是 {{c1::替换词检测（RTD）}}。",
            extra="  indented\n\ttab",
        ),
        Card(
            id="a000000004",
            question="Is it: quoted?",
            answer="mine",
            suspended=True,
            type_in=True,
            media=("img/a b.png",),
            conflict=(("question", "The note's:\n- question"), ("answer", "2024-01-01")),
        ),
        Card(question="12:30", answer="a line break \x85 that YAML knows, and a bell \x07"),
    ),
)


def test_a_deck_is_written_as_in_the_golden_file() -> None:
    assert dump_deck(DECK) == GOLDEN.read_text(encoding="utf-8")


def test_the_golden_file_is_read_back() -> None:
    loaded = load_deck(GOLDEN.read_text(encoding="utf-8"), "decks/attention-6/ar-vs-ae.yaml")
    assert loaded.deck == DECK
    assert not loaded.faulty


def test_an_empty_deck() -> None:
    assert dump_deck(Deck(name="A")).splitlines()[1:] == ["deck: A", "cards: []"]
    assert load_deck(dump_deck(Deck(name="A")), "a").deck == Deck(name="A")


def test_the_schema_is_found_from_any_depth() -> None:
    assert schema_path("hand.yaml") == ".cardgen/deck.schema.json"
    assert schema_path("a/b/c.yaml") == "../../.cardgen/deck.schema.json"


@pytest.mark.parametrize(
    "text", ["no", "12:30", "2024-01-01", "- a", "a: b", "a #b", "", " a", "y", "0o7", "1_0", "~"]
)
def test_what_another_reader_would_take_for_another_type_is_quoted(text: str) -> None:
    assert not is_plain(text)
    assert yaml.safe_load(f"a: {line_scalar(text)}") == {"a": text}


@pytest.mark.parametrize(
    "text", ["什么是注意力？", "a::b", "C# 语言", "1st", "x = y", "（例如：a）", "it's", "50% of"]
)
def test_ordinary_text_is_not(text: str) -> None:
    assert line_scalar(text) == text


# -- the schema


def plain_data(text: str) -> Any:
    """Return what an editor's YAML 1.2 reader makes of a deck file: dates are texts there."""

    class Reader(yaml.SafeLoader):
        pass

    Reader.yaml_implicit_resolvers = {
        first: [(tag, rule) for tag, rule in rules if not tag.endswith(":timestamp")]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader=Reader)


def is_valid(text: str) -> bool:
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(plain_data(text))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_schema_and_loader_know_the_same_keys() -> None:
    assert set(SCHEMA["properties"]) == set(DECK_KEYS)
    assert set(SCHEMA["$defs"]["card"]["properties"]) == set(CARD_KEYS)
    assert set(SCHEMA["$defs"]["kind"]["enum"]) == {*Kind, None}


def test_the_schema_accepts_what_is_dumped() -> None:
    jsonschema.validate(plain_data(dump_deck(DECK)), SCHEMA)


HEAD = "deck: A\ncards:\n"
SOUND = [
    "deck: A\ncards: []\n",
    "deck: A\ncards:\n",
    HEAD + "- question: 12\n  answer: true\n",
    HEAD + "- cloze: 2024-01-01\n  hint:\n  tags: []\n",
    HEAD + "- question: Q\n  conflict: {answer: theirs}\n",
    "conflict: {deck: B}\ncards: []\n",
]
FAULTY = [
    "cards: []\n",
    "deck: A\n",
    "deck: A\ncards: x\n",
    "deck: A\ncolour: red\ncards: []\n",
    HEAD + "- question: Q\n",
    HEAD + "- question: Q\n  answer: A\n  cloze: C\n",
    HEAD + "- question: Q\n  answer: A\n  anser: B\n",
    HEAD + "- question: Q\n  answer: A\n  id: short\n",
    HEAD + "- question: Q\n  answer: A\n  kind: poem\n",
    HEAD + "- question: Q\n  answer: A\n  tags: one\n",
    HEAD + "- question: Q\n  answer: A\n  reverse: maybe\n",
    HEAD + "- question: Q\n  answer: A\n  see: [{title: T}]\n",
    HEAD + "- question: Q\n  answer: A\n  see: [https://example.org]\n",
    HEAD + "- question: [Q]\n  answer: A\n",
    HEAD + "- just text\n",
    "just text\n",
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_decks_pass_both(text: str) -> None:
    assert not load_deck(text, "a").faulty
    assert is_valid(text)


@pytest.mark.parametrize("text", FAULTY)
def test_faulty_decks_pass_neither(text: str) -> None:
    assert load_deck(text, "a").faulty
    assert not is_valid(text)
