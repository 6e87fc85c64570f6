"""Spark and Daft give the rows that `ingest` stores, and a row for each document that cannot be read."""

import os
import pathlib
import shutil
import sys

import gwaje
import pytest

pyarrow = pytest.importorskip("pyarrow")

#: Documents of the archive: many small ones, copies with a byte more behind their end, and a poison file among them.
MANY = 500


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    fixtures = pathlib.Path(__file__).parents[3] / "fixtures"
    pdfs = sorted(fixtures.glob("*.pdf"))
    for number in range(MANY - 1):
        pdf = pdfs[number % len(pdfs)]
        (folder / f"{number:04}-{pdf.name}").write_bytes(pdf.read_bytes() + b"\n" * number)
    shutil.copy(fixtures / "bad" / "damaged-truncated.pdf", folder / "poison.pdf")
    return folder


@pytest.fixture(scope="module")
def stored(archive, tmp_path_factory):
    """What `ingest` stores of the archive: (document, item, text) of all items."""
    import sqlite3

    database = tmp_path_factory.mktemp("store") / "gwaje.db"
    report = gwaje.ingest(archive, f"sqlite:{database}")
    assert (report.done, report.failed) == (MANY - 1, 1)
    rows = sqlite3.connect(database).execute("select document, item, text, raw, ordinal from items").fetchall()
    return sorted(rows)


def rows_of(table):
    """The rows of items, and the files that cannot be read with their codes."""
    columns = ["document", "item", "text", "raw", "ordinal"]
    found = [row for row in table.to_pylist() if row["error"] is None]
    failed = [(row["path"].rsplit("/", 1)[-1], row["error"]) for row in table.to_pylist() if row["error"]]
    return sorted(tuple(row[column] for column in columns) for row in found), failed


def test_a_batch_goes_in_and_rows_come_out(archive, stored):
    files = sorted(archive.iterdir())
    columns = {"path": [str(file) for file in files], "content": [file.read_bytes() for file in files]}
    batch = pyarrow.RecordBatch.from_pydict(columns)
    rows = gwaje.parse_batch(batch)
    assert rows_of(rows) == (stored, [("poison.pdf", "damaged")])
    assert gwaje.parse_batch(batch.slice(0, 0)).schema == rows.schema
    missing = pyarrow.RecordBatch.from_pydict({"path": ["a.pdf"], "content": pyarrow.nulls(1, pyarrow.binary())})
    assert gwaje.parse_batch(missing).num_rows == 1


def test_daft_gives_the_rows_of_ingest(archive, stored):
    pytest.importorskip("daft")
    import gwaje.daft

    assert rows_of(gwaje.daft.read(f"{archive}/*.pdf").to_arrow()) == (stored, [("poison.pdf", "damaged")])


@pytest.fixture(scope="module")
def spark():
    pytest.importorskip("pyspark")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java 17")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    # A task may fail three times, as on a cluster.
    session = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def test_spark_gives_the_rows_of_ingest(archive, stored, spark, tmp_path):
    import gwaje.spark

    frame = gwaje.spark.read(spark, str(archive))
    assert frame.schema == gwaje.spark.schema()
    frame.write.parquet(str(tmp_path / "items"))
    import pyarrow.parquet

    assert rows_of(pyarrow.parquet.read_table(tmp_path / "items")) == (stored, [("poison.pdf", "damaged")])
    assert frame.rdd.getNumPartitions() < 20


def test_a_killed_executor_doubles_no_row(archive, stored, spark, tmp_path):
    import gwaje.spark
    import pyarrow.parquet

    killed = str(tmp_path / "killed")

    def once(batches):
        # The first Python process that gets here dies in the middle of its documents.
        for number, batch in enumerate(batches):
            if number == 1:
                try:
                    os.close(os.open(killed, os.O_CREAT | os.O_EXCL))
                    os.kill(os.getpid(), 9)
                except FileExistsError:
                    pass
            yield batch

    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "16")
    files = spark.read.format("binaryFile").load(str(archive)).select("path", "content")
    files = files.mapInArrow(once, files.schema)
    gwaje.spark.parse(files).write.parquet(str(tmp_path / "items"))
    assert os.path.exists(killed)
    assert rows_of(pyarrow.parquet.read_table(tmp_path / "items")) == (stored, [("poison.pdf", "damaged")])
