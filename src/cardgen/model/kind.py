"""The twelve kinds of fact a card can ask for."""

from enum import StrEnum


class Kind(StrEnum):
    """What a card asks; the same word becomes one of its tags."""

    DEFINITION = "definition"
    FORMULA = "formula"
    EXPANSION = "expansion"
    ADVANTAGE = "advantage"
    DISADVANTAGE = "disadvantage"
    ENUMERATION = "enumeration"
    COMPARISON = "comparison"
    PROPERTY = "property"
    REASON = "reason"
    PROCEDURE = "procedure"
    ATTRIBUTION = "attribution"
    QA = "qa"
