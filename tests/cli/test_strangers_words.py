"""What a stranger wrote into a note or its name does nothing to the terminal it is printed on."""

from tests.support.command_line import run
from tests.support.small_project import SmallProject


def test_p7_a_strangers_words_stay_on_their_line(trees: SmallProject) -> None:
    trees.write("notes/a\n::error::b\x1b[2J.md", "text\n")
    trees.write(
        "notes/z.md", "# T\n\nA **sen\x1b[31mtinel** is a no\u202ede that stands for a missing child.\n"
    )
    for option in ("--dry-run", "--explain"):
        told = run(trees, "generate", option).output
        assert r"notes/a\n::error::b\x1b[2J.md: error[note-name]" in told
        assert "What is a sen\ufffd[31mtinel?" in told
        assert "\x1b" not in told


def test_p7_text_that_turns_the_line_around_is_spelled_out(trees: SmallProject) -> None:
    note = "notes/a\u202e.md"
    trees.write(note, "# T\n\nA **red\u202ehat** is a node that stands for a missing child.\n")
    trees.write("notes/b.md", "# Z\n\nA **lever** is a bar that turns about a fixed point.\n")
    run(trees, "generate")
    reports = [run(trees, "stats", "--missing").stdout, run(trees, "diff").stdout]
    trees.write(note, "# T\n")
    reports += [run(trees, "generate", "--yes").stdout, run(trees, "orphans").stdout]
    for told in reports:
        assert r"\u202e" in told
        assert "\u202e" not in told
