"""The machine a table was made on, in one paragraph."""

import os
import platform
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("Markdown", "nh3", "genanki", "PyYAML", "markdown-it-py", "click")


def machine() -> str:
    """Return processor, cores, memory, system, Python, SQLite and the libraries that the time depends on."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    hardware = f"{_processor()}, {os.cpu_count()} cores, {_memory() / 2**30:.0f} GB"
    python = f"{platform.python_implementation()} {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}"
    return f"{hardware}; {platform.system()} {platform.release()}; {python}; {libraries}."


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
