"""Faults as annotations of GitHub Actions: workflow commands on standard output."""

from cardgen.model import Diagnostic, Severity

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def annotation(fault: Diagnostic) -> str:
    """Return ``fault`` as one workflow command, escaped as GitHub's documentation asks."""
    place = fault.source
    values = {"file": place.path, "line": place.start_line, "endLine": place.end_line, "col": place.column}
    properties = [f"{key}={_property(str(value))}" for key, value in values.items() if value]
    properties.append(f"title={_property(fault.code)}")
    text = _text(f"{fault.message} {fault.remedy}".strip())
    return f"::{_WORDS[fault.severity]} {','.join(properties)}::{text}"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
