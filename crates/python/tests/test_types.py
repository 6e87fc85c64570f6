"""The types are those of the contract, and a type checker reads them."""

import os
import pathlib
import subprocess
import sys

import gwaje
import pytest

SCRIPT = pathlib.Path(__file__).parents[1] / "scripts" / "write-stubs"


def test_the_stubs_are_those_of_the_schema():
    done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_type_checker_knows_the_contract(tmp_path):
    pytest.importorskip("mypy")
    (tmp_path / "use.py").write_text(
        """import gwaje

document = gwaje.convert("a.pdf")
for agenda in document.agendas:
    for task in agenda.tasks:
        reveal_type(task.periods[0].items[0].dates[0].start)
try:
    gwaje.convert(b"")
except gwaje.errors.NoText as error:
    reveal_type(error.page)
document.nothing
""",
        encoding="utf-8",
    )
    words = [sys.executable, "-m", "mypy", "--no-incremental", "--ignore-missing-imports", "use.py"]
    package = pathlib.Path(gwaje.__file__).parents[1]
    # What is installed a checker finds by itself, and refuses to be told.
    env = os.environ if package.name == "site-packages" else {**os.environ, "MYPYPATH": str(package)}
    told = subprocess.run(words, capture_output=True, text=True, cwd=tmp_path, env=env).stdout
    assert told.count('"str | None"') + told.count('"Union[str, None]"') == 1, told
    assert told.count('"int | None"') + told.count('"Union[int, None]"') == 1, told
    assert '"Document" has no attribute "nothing"' in told and "Found 1 error" in told, told
