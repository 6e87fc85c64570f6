"""Documents, one and many."""

import io
import json
import pickle
import subprocess
import sys
import threading

import gwaje
import pytest


def test_the_attributes_are_the_contract(ocean):
    document = gwaje.convert(ocean)
    assert document.schema == "gwaje.document/1"
    assert (document.release.year, document.release.quarter) == (2024, 1)
    task = document.agendas[0].tasks[0]
    assert task.title == "청년이 돌아오는 어촌 정주여건 개선"
    assert task.leads[0].name == "해양수산부"
    assert task.periods[0].items[0].dates[0].start == "2023-07-03"
    joins = [join for item in document.items for join in item.joins]
    assert {join.with_ for join in joins} <= {"space", "none"} and "with_" in dir(joins[0])
    assert document.to_dict() == json.loads(document.to_json())
    with pytest.raises(AttributeError, match="agendas"):
        document.nothing


def test_it_is_what_the_command_writes(ocean):
    words = [sys.executable, "-m", "gwaje", "convert", str(ocean)]
    written = subprocess.run(words, capture_output=True, check=True).stdout.decode()
    assert gwaje.convert(ocean).to_json() == written
    assert gwaje.Document.from_json(written).to_json() == written


def test_paths_bytes_and_files_are_read(ocean):
    content = ocean.read_bytes()
    by_path = gwaje.convert(ocean)
    for source in (str(ocean), content, memoryview(content), io.BytesIO(content), ocean.open("rb")):
        assert len(gwaje.convert(source).items) == len(by_path.items) == 30
    assert gwaje.convert(content, "a.pdf").source.name == "a.pdf"
    with pytest.raises(TypeError, match="binary"):
        gwaje.convert(io.StringIO("text"))


def test_items_are_a_table_of_every_engine(ocean):
    duckdb, pandas, polars, pyarrow = map(pytest.importorskip, ("duckdb", "pandas", "polars", "pyarrow"))
    items = gwaje.convert(ocean).items
    texts = [item.text for item in items]
    assert pyarrow.table(items)["text"].to_pylist() == texts
    assert polars.DataFrame(items)["text"].to_list() == texts
    assert list(items.to_pandas()["text"]) == texts
    assert items.to_pandas()["year"].dtype == pandas.Int64Dtype()
    assert duckdb.sql("select text from items order by ordinal").fetchall() == [(text,) for text in texts]
    dates = gwaje.convert(ocean).table("dates")
    assert dates.schema.field("start_date").type == pyarrow.date32() and len(dates) > 10


def test_failures_have_codes_and_hints(fixtures, tmp_path):
    with pytest.raises(gwaje.errors.NoStructure) as raised:
        gwaje.convert("한 줄짜리 글".encode(), "note.txt")
    error = pickle.loads(pickle.dumps(raised.value))
    assert (type(error), error.code, error.file) == (gwaje.errors.NoStructure, "no_structure", "note.txt")
    assert error.hint and isinstance(error, gwaje.GwajeError)
    with pytest.raises(FileNotFoundError):
        gwaje.convert(tmp_path / "nowhere.pdf")
    for file, kind in ("bad/encrypted-password.pdf", gwaje.errors.Encrypted), ("bad/no_text-scan.pdf", gwaje.errors.NoText):
        with pytest.raises(kind):
            gwaje.convert(fixtures / file)
    assert gwaje.errors.of("of_the_future", "?").code == "of_the_future"


def test_a_document_never_takes_the_interpreter_down(ocean):
    with pytest.raises(gwaje.errors.LimitTime):
        gwaje.convert(ocean, timeout=0.0001)
    with pytest.raises(gwaje.errors.LimitMemory):
        gwaje.convert(ocean, memory=1)
    assert len(gwaje.convert(ocean).items) == 30


def test_many_come_in_order_with_what_failed_among_them(fixtures, ocean):
    pdfs = sorted(fixtures.glob("*.pdf"))
    read = list(gwaje.documents(fixtures / "*.pdf", jobs=2))
    assert [document.source.name for document in read] == [pdf.name for pdf in pdfs]
    mixed = [ocean, b"nothing", fixtures / "nowhere.pdf", ocean]
    outcomes = list(gwaje.documents(mixed, errors="return"))
    assert [getattr(outcome, "error", outcome).__class__.__name__ for outcome in outcomes] == [
        "Document",
        "NoStructure",
        "Unreadable",
        "Document",
    ]
    assert len(list(gwaje.documents(mixed, errors="skip"))) == 2
    with pytest.raises(gwaje.errors.NoStructure):
        list(gwaje.documents(mixed))
    names = [document.source.name for document in gwaje.documents([fixtures / "quarters", ocean, str(fixtures / "w*.pdf")])]
    assert names == ["2025Q1.txt", "2025Q2.txt", "2025Q3.txt", "2025Q4.txt", "ocean.pdf", "water.pdf"]
    seen = []
    list(gwaje.documents(mixed, errors="skip", progress=seen.append))
    assert len(seen) == 4


def test_items_of_many_are_read_while_they_are_taken(fixtures):
    pytest.importorskip("pyarrow")
    stream = gwaje.items(sorted(fixtures.glob("*.pdf")))
    table = stream.to_arrow()
    assert table["document"].unique().to_pylist().__len__() == len(list(fixtures.glob("*.pdf")))
    with pytest.raises(RuntimeError, match="taken"):
        stream.to_arrow()
    assert len(gwaje.items([]).to_arrow()) == 0


def test_duckdb_takes_a_stream_that_can_be_taken_once(fixtures):
    # DuckDB 2.0.1 asks an object without a schema of its own for its stream three times in one query.
    duckdb = pytest.importorskip("duckdb")
    items = gwaje.items([fixtures / "ocean.pdf"])
    assert duckdb.sql("select count(*) from items").fetchall() == [(30,)]


def test_the_lock_of_the_interpreter_is_free_meanwhile(fixtures):
    turns, done = [0], threading.Event()

    def count():
        while not done.is_set():
            turns[0] += 1

    counter = threading.Thread(target=count)
    counter.start()
    before = turns[0]
    gwaje.convert(fixtures / "water.pdf")
    after = turns[0]
    done.set()
    counter.join()
    assert after > before


def test_a_document_is_sent_to_another_process(ocean):
    document = gwaje.convert(ocean)
    assert pickle.loads(pickle.dumps(document)).to_json() == document.to_json()


def test_a_notebook_shows_doubtful_places(fixtures):
    shown = [document._repr_html_() for document in gwaje.documents(fixtures / "*.pdf")]
    assert all("<table>" in html for html in shown)
    doubtful = [html for html in shown if "확인할 곳" in html]
    assert doubtful and all("data:image/png;base64,iVBOR" in html for html in doubtful)
    title = gwaje.convert(fixtures / "ocean.pdf").to_json().replace("청년이 돌아오는", "<script>alert(1)</script>")
    assert "<script>" not in gwaje.Document.from_json(title)._repr_html_()
