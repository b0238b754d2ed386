"""The rules on labelled notes: what they find may not get worse unnoticed."""

from benchmarks.extraction.report import fallen, scores


def test_f1_on_the_labelled_notes_stays_within_two_hundredths_of_the_baseline() -> None:
    assert fallen(scores()) == []
