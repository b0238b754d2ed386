"""A card's fields: which there are, and what each says."""

from dataclasses import replace

import pytest

from cardgen.model import Card, Kind, Link, Source
from cardgen.render import (
    BASIC_FIELDS,
    CLOZE_FIELDS,
    CardContext,
    MediaKind,
    MediaReference,
    media_references,
    render_card,
)
from cardgen.text.cloze import cloze_numbers

CARD = Card(
    id="k3v9x2abqp", question="什么是 **AR**？", answer="预测下一个 token。", place=Source("decks/a.yaml", 7)
)
CONTEXT = CardContext(deck="Attention::BERT进阶::AR vs AE", note="notes/attention-6.md")


def field(card: Card, name: str, context: CardContext = CONTEXT) -> str:
    return render_card(card, context, {"x.png": "cardgen-1.png", "s.mp3": "cardgen-2.mp3"}).fields[name]


def test_a_question_and_answer_card_has_these_fields_in_this_order() -> None:
    rendered = render_card(CARD, CONTEXT, {})
    assert tuple(rendered.fields) == BASIC_FIELDS
    assert rendered.fields["Front"] == "什么是 <strong>AR</strong>？"
    assert rendered.fields["Back"] == "预测下一个 token。"
    assert rendered.fields["Id"] == "k3v9x2abqp"
    assert not rendered.diagnostics


def test_a_cloze_card_has_these_fields_in_this_order() -> None:
    rendered = render_card(Card(cloze="{{c2::a}} {{c1::b}} {{c2::c}}"), CONTEXT, {})
    assert tuple(rendered.fields) == CLOZE_FIELDS
    assert cloze_numbers(rendered.fields["Text"]) == (1, 2)


def test_context_is_the_decks_path_and_the_kind_in_the_cards_language() -> None:
    assert field(CARD, "Context") == "Attention › BERT进阶 › AR vs AE"
    chinese = replace(CARD, kind=Kind.DEFINITION)
    assert field(chinese, "Context").endswith(' <span class="kind">定义</span>')
    english = replace(chinese, question="What is AR?")
    assert field(english, "Context").endswith(' <span class="kind">definition</span>')


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_be_shown(kind: Kind) -> None:
    assert field(replace(CARD, kind=kind), "Context").startswith("Attention")


def test_source_is_a_link_where_there_is_an_address() -> None:
    linked = replace(CONTEXT, source=Link("attention-6 › AR vs AE", "https://a.org/x?a=1&b=2#ar"))
    assert field(CARD, "Source", linked) == (
        '<a href="https://a.org/x?a=1&amp;b=2#ar" rel="noopener">attention-6 › AR vs AE</a>'
    )
    assert field(CARD, "Source", replace(CONTEXT, source=Link("attention-6", ""))) == "attention-6"
    assert field(CARD, "Source") == "attention-6 › AR vs AE"
    assert field(CARD, "Source", CardContext(deck="a")) == ""


def test_links_are_escaped_and_lead_nowhere_odd() -> None:
    card = replace(
        CARD,
        see=(
            Link("a<b> [sound:x]", 'https://a.org/"x'),
            Link("t", "javascript:x"),
            Link("", "https://b.org"),
        ),
    )
    assert field(card, "See") == (
        '<ul><li><a href="https://a.org/&quot;x" rel="noopener">a&lt;b&gt; [<wbr>sound:x]</a></li>'
        '<li>t</li><li><a href="https://b.org" rel="noopener">https://b.org</a></li></ul>'
    )
    assert field(CARD, "See") == ""


def test_media_of_a_card_stand_below_extra() -> None:
    card = replace(CARD, extra="more", media=("x.png", "s.mp3", "gone.png"))
    assert field(card, "Extra") == (
        'more\n<div class="media"><img src="cardgen-1.png">\n[sound:cardgen-2.mp3]\n'
        '<span class="missing">gone.png</span></div>'
    )


def test_reverse_and_typed_answer_fill_their_fields() -> None:
    assert field(CARD, "Reverse") == field(CARD, "TypeIn") == ""
    card = replace(CARD, reverse=True, type_in=True, answer="**Reinforcement**\nLearning < `x`")
    assert field(card, "Reverse") == "1"
    assert field(card, "TypeIn") == "Reinforcement Learning &lt; x"


@pytest.mark.parametrize("answer", ["$x$", "![a](x.png)", "![[s.mp3]]", "a\n$$\nb\n$$"])
def test_what_cannot_be_typed_is_told(answer: str) -> None:
    rendered = render_card(
        replace(CARD, type_in=True, answer=answer), CONTEXT, {"x.png": "1.png", "s.mp3": "2.mp3"}
    )
    assert rendered.fields["TypeIn"] == ""
    assert [str(fault) for fault in rendered.diagnostics] == [
        "decks/a.yaml:7: warning[type-in-not-text]: "
        "an answer with a formula, a picture or a sound cannot be typed. Remove type_in or put it into extra."
    ]


def test_references_are_found_as_written_in_every_field_each_path_once() -> None:
    card = Card(
        question="![q](中 文.png){width=30} ![q](<中 文.png>)",
        answer="![[b%20c.png|300x200]] `![](code.png)` $![](math.png)$ <IMG SRC='html.png' width=9>",
        extra="![](https://a.org/x.png) ![[b%20c.png]] ![](data:x)",
        hint="![](/images/a~b_c.png)",
        media=("s.mp3",),
    )
    local, remote = MediaKind.LOCAL, MediaKind.REMOTE
    assert media_references(card) == (
        MediaReference("中 文.png", local, "q", "30"),
        MediaReference("b%20c.png", local, "", "300", "200"),
        MediaReference("html.png", local, "", "9"),
        MediaReference("https://a.org/x.png", remote),
        MediaReference("", MediaKind.OTHER),
        MediaReference("/images/a~b_c.png", local),
        MediaReference("s.mp3", local),
    )


def test_a_card_without_pictures_refers_to_nothing() -> None:
    assert media_references(CARD) == ()
