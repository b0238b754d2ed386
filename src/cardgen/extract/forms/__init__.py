"""The forms in which sentences state one sort of fact: makers, grounds, lists, strengths, formulas."""
