"""What the command does, from Python: stores, comparisons, joined lines, pages to review."""

import sqlite3

import gwaje
import pytest


def test_ingest_gives_its_report(fixtures, tmp_path):
    store = f"sqlite:{tmp_path / 'gwaje.db'}"
    report = gwaje.ingest(sorted(fixtures.glob("*.pdf")), store)
    assert (report.done, report.failed) == (len(list(fixtures.glob("*.pdf"))), 0)
    again = gwaje.ingest(fixtures, store, "--jobs", "1")
    assert again.failed > 0 and {failure.code for failure in again.failures} >= {"encrypted", "no_text"}
    with pytest.raises(gwaje.errors.Usage):
        gwaje.ingest(tmp_path / "nowhere", store)


def test_the_items_are_those_of_the_store(fixtures, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    files = [fixtures / "ocean.pdf", fixtures / "labour.hwpx"]
    gwaje.ingest(files, f"sqlite:{tmp_path / 'gwaje.db'}")
    columns = "item, document, text, raw, ordinal, depth, page, confidence"
    wanted = f"select {columns} from items order by document, ordinal"
    with sqlite3.connect(tmp_path / "gwaje.db") as store:
        stored = store.execute(wanted).fetchall()
    items = gwaje.items(files)
    assert duckdb.sql(wanted).fetchall() == stored
    assert len(stored) > 50


def test_diff_says_what_changed(fixtures):
    same = gwaje.diff(fixtures / "ocean.pdf", fixtures / "ocean.hwpx")
    assert len(same) == 0
    quarters = sorted((fixtures / "quarters").glob("*.txt"))
    changed = gwaje.diff(gwaje.convert(quarters[0]), gwaje.convert(quarters[1]))
    assert len(changed) > 0 and next(iter(changed)).kind in ("added", "removed", "edited", "moved")


def test_diff_tells_of_one_body(fixtures):
    old, new = (gwaje.convert(fixtures / "quarters" / f"2025Q{quarter}.txt") for quarter in (2, 3))
    # The ministry by a name it had years before.
    parts = [len(gwaje.diff(old, new, body=body)) for body in ("지식경제부", ["교육부"])]
    assert min(parts) > 0 and sum(parts) == len(gwaje.diff(old, new))
    with pytest.raises(ValueError, match="in charge are"):
        gwaje.diff(old, new, body="해수부")


def test_lines_are_joined():
    text = "귀어인이 겪는 초기 주거 문제를 덜기 위하여 임대주택 140호를\n순차적으로 착공(11월)"
    assert gwaje.unwrap(text) == text.replace("\n", " ")


def test_a_page_to_review(ocean, tmp_path):
    page = gwaje.review(ocean, tmp_path / "page.html")
    assert "<img" in page.read_text(encoding="utf-8")
    with pytest.raises(gwaje.errors.GwajeError):
        gwaje.review(tmp_path / "nowhere.pdf", tmp_path / "other.html")
