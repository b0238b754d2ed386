import pytest

from cardgen.text.slug import github_anchor, slug


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("AR vs AE", "ar-vs-ae"),
        ("Attention in CV & RS（续）", "attention-in-cv-rs-续"),
        ("BERT进阶", "bert进阶"),
        ("../../etc/passwd", "etc-passwd"),
        ("???", "section"),
        ("", "section"),
        ("Con", "con-section"),
        ("LPT1", "lpt1-section"),
        ("console", "console"),
        ("x" * 200, "x" * 60),
        ("ＡＢＣ　１２", "abc-12"),
    ],
)
def test_slug(heading: str, expected: str) -> None:
    assert slug(heading) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("AR vs AE", "ar-vs-ae"),
        ("Attention in CV & RS（续）", "attention-in-cv--rs续"),
        ("What's new?", "whats-new"),
        ("snake_case", "snake_case"),
    ],
)
def test_github_anchor(heading: str, expected: str) -> None:
    assert github_anchor(heading) == expected
