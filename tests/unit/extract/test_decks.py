"""How cards become decks, what belongs to a card, and what is said of a line."""

from cardgen.extract import arrange, explain, extract
from cardgen.model import GeneratedDeck, Link
from cardgen.notes.parse import parse

NOTE = """\
---
title: Attention（六）——BERT进阶
category: Attention
tags: [NLP]
---

# 熵（续）

## 信息熵

信息熵（Shannon entropy）是指随机变量的不确定性。

https://example.org/entropy

熵是什么？

### 深处

联合熵是指一对随机变量的熵。

<!-- cardgen: skip -->
条件熵是指剩下的不确定性。
<!-- cardgen: end -->

# A::B

互信息是指不确定性的减少量。

```
code
```
"""


def decks(
    note: str = NOTE, path: str = "notes/a/Attention-6.md", **options: object
) -> tuple[GeneratedDeck, ...]:
    document = parse(note, path).document
    return arrange(document, extract(document).cards, **options)  # type: ignore[arg-type]


def test_a_deck_for_each_section_deeper_headings_with_their_parent() -> None:
    found = decks()
    assert [deck.name for deck in found] == ["Attention::熵::信息熵", "Attention::A∷B"]
    assert [deck.path for deck in found] == ["a/attention-6/信息熵.yaml", "a/attention-6/a-b.yaml"]
    assert {card.headings[-1] for card in found[0].cards} == {"信息熵", "深处"}


def test_a_name_that_was_chosen_nests_where_it_says_so() -> None:
    assert decks(root_name="Learning :: Entropy")[0].name == "Learning::Entropy::熵::信息熵"


def test_decks_are_tagged_with_the_note_and_the_section() -> None:
    assert decks()[0].tags == ("NLP", "note::attention-6", "section::信息熵")


def test_the_callers_name_wins_then_the_front_matters_then_the_files() -> None:
    assert decks(root_name="Mine")[0].name.startswith("Mine::")
    titled = NOTE.replace("category: Attention\n", "")
    assert decks(titled)[0].name.startswith("BERT进阶::")
    plain = "熵是指不确定性。"
    assert decks(plain, "2024-05-06-entropy.md")[0].name == "entropy"
    assert decks(plain, "2024-05-06-entropy.md")[0].path == "entropy/entropy.yaml"


def test_two_sections_of_one_name_have_two_files() -> None:
    note = (
        "# A\n\n## 定义\n\n熵是指不确定性。\n\n# B\n\n## 定义\n\n互信息是指知道一方后另一方少掉的不确定性。"
    )
    assert [deck.path for deck in decks(note, "n.md")] == ["n/定义.yaml", "n/定义-2.yaml"]


def test_one_heading_that_repeats_the_title_is_not_repeated() -> None:
    note = "---\ntitle: 熵\n---\n\n# 熵\n\n## 信息熵\n\n信息熵是指不确定性。"
    assert decks(note, "n.md")[0].name == "熵::信息熵"


def test_a_card_has_the_references_of_its_paragraph_else_of_its_section() -> None:
    cards = {card.headings[-1]: card.card for card in extract(parse(NOTE, "n.md").document).cards}
    link = Link("熵是什么？", "https://example.org/entropy")
    assert cards["信息熵"].see == (link,)
    assert cards["深处"].see == (link,)
    assert cards["A::B"].see == ()
    assert cards["信息熵"].anchor == "信息熵"


def test_a_line_is_explained_by_its_cards_or_by_why_it_has_none() -> None:
    document = parse(NOTE, "n.md").document
    found = extract(document)
    said = explain(document, found, 11)
    assert said.made[0].startswith("definition (0.90")
    assert "skip" in explain(document, found, 22).reason
    assert "code" in explain(document, found, 30).reason
    assert "link" in explain(document, found, 15).reason
    assert explain(document, found, 9).reason == "a heading"
