"""The published schema of cardgen.yaml says what the loader says."""

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from cardgen.project.load import schema_text, settings_from_text

VALIDATOR = Draft202012Validator(json.loads(schema_text()))
FOLDER = "folders:\n  a:\n    "
VALUES = [
    "",
    "text",
    "two words",
    "7",
    "0",
    "0.5",
    "true",
    "off",
    "[a, b]",
    "{a: true}",
    "{a: 1}",
    "https://a/{path}",
]
KEYS = [
    *("namespace", "source_url", "media_root", "deck_level", "min_confidence", "rules", "skip_sections"),
    *("checks", "editor_url", "folders", "unknown"),
]
FOLDER_KEYS = ["deck", "tags", "rules", "skip_sections", "min_confidence", "deck_level"]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(VALIDATOR.schema)


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("key", [*KEYS, *(FOLDER + key for key in FOLDER_KEYS)])
def test_schema_and_loader_agree(key: str, value: str) -> None:
    text = f"{key}: {value}\n"
    _, faults = settings_from_text(text)
    settings: Any = yaml.safe_load(text)
    assert VALIDATOR.is_valid(settings) == (not faults), [str(fault) for fault in faults]
