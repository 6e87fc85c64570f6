"""What the command does as a whole, called from Python: in a process of its own, with its report as the result."""

import json
import os
import pathlib
import subprocess
import tempfile

from ._document import Record
from ._program import WORDS
from .errors import of


def _run(words):
    done = subprocess.run([*WORDS, *words], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1, 3):
        raise _told(done.stderr)
    return done


def _told(stderr):
    """The exception of the last ``error[CODE] …`` line and the hint below it."""
    code, message, hint = "system", stderr.strip(), ""
    for line in stderr.splitlines():
        if line.startswith("error[") and "]" in line:
            code, _, message = line[len("error[") :].partition("]")
            message = message.lstrip(": ")
        elif line.startswith("hint: "):
            hint = line[len("hint: ") :]
    return of(code, message, hint)


def ingest(sources, to, *options):
    """Reads folders, archives and files into a database or files, as ``gwaje ingest SOURCES --to TO`` does.

    ``options`` are further words of the command (``"--jobs", "2"``). Gives its report as a :class:`Record`; documents
    that cannot be read are in ``failures`` and do not raise, a target that cannot be written does.
    """
    sources = [sources] if isinstance(sources, (str, os.PathLike)) else sources
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder, "report.json")
        done = _run(["ingest", *map(os.fspath, sources), "--to", to, "--report", os.fspath(report), *options])
        if not report.exists():
            raise _told(done.stderr)
        return Record(json.loads(report.read_text(encoding="utf-8")))


def review(source, output, *options):
    """Writes a web page with the printed pages beside what was read, as ``gwaje review SOURCE -o OUTPUT`` does."""
    done = _run(["review", os.fspath(source), "-o", os.fspath(output), *options])
    if done.returncode:
        raise _told(done.stderr)
    return pathlib.Path(output)
