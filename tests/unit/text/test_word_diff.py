from hypothesis import given
from hypothesis import strategies as st

from cardgen.text import word_diff as module
from cardgen.text.word_diff import Side, word_diff


def shown(old: str, new: str) -> str:
    marks = {Side.BOTH: "{}", Side.OLD: "[-{}-]", Side.NEW: "{{+{}+}}"}
    return "".join(marks[side].format(text) for side, text in word_diff(old, new))


def test_changed_words_are_marked() -> None:
    assert shown("the old way", "the new way") == "the [-old-]{+new+} way"
    assert shown("自回归模型", "自编码模型") == "自[-回归-]{+编码+}模型"
    assert shown("", "all") == "{+all+}"
    assert shown("all", "") == "[-all-]"
    assert shown("same", "same") == ""


def test_long_stretches_that_are_the_same_are_shortened() -> None:
    old = " ".join("abcdefghij") + " X " + " ".join("klmnopqrst")
    assert shown(old, old.replace("X", "Y")) == "…h i j [-X-]{+Y+} k l m…"


def test_very_long_texts_are_not_compared(monkeypatch: object) -> None:
    old, new = "a " * module.MOST_WORDS, "b " * module.MOST_WORDS
    assert word_diff(old, new) == ((Side.OLD, old), (Side.NEW, new))


@given(st.text("ab 自", max_size=5), st.text("ab 自", max_size=5))
def test_what_is_old_and_what_is_new_is_all_there(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    if old != new:
        assert "".join(text for side, text in pieces if side is not Side.NEW) == old
        assert "".join(text for side, text in pieces if side is not Side.OLD) == new
