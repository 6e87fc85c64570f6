"""gwaje in Apache Spark (4 or later): a folder of releases to a DataFrame of items.

>>> from pyspark.sql import SparkSession
>>> import gwaje.spark
>>> spark = SparkSession.builder.getOrCreate()
>>> items = gwaje.spark.read(spark, "s3a://releases/2024/")
>>> items.where("error is null").write.parquet("items")       # or .writeTo("catalog.db.items").append() for Iceberg
>>> items.where("error is not null").select("path", "error", "message").show()

Rows go out when the task that made them is committed: a task that is run again doubles nothing.
"""

from ._batch import batch_schema, parse_batch
from ._reading import shared

#: What opening a file is taken to cost, in bytes, when Spark packs files into partitions. Reports are small and are much
#: work: at 1 MiB up to 128 of them make a partition, at Spark's own 4 MiB up to 32.
OPEN_COST = 1 << 20
#: Documents that go to Python at a time: Spark's 10,000 would hold that many files in memory.
DOCUMENTS_A_BATCH = 64


def schema():
    """The columns as a ``pyspark.sql.types.StructType``."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(batch_schema())


def read(spark, path, *, glob="*.{pdf,PDF,hwpx,HWPX,hwp,HWP,txt,TXT}", **options):
    """A DataFrame of the items of all documents below ``path`` (a path or a list of them), see :func:`parse`.

    Two options of the session are set, ``spark.sql.files.openCostInBytes`` to :data:`OPEN_COST` and
    ``spark.sql.execution.arrow.maxRecordsPerBatch`` to :data:`DOCUMENTS_A_BATCH`; they stay, since Spark reads them when rows are asked for.
    """
    spark.conf.set("spark.sql.files.openCostInBytes", str(OPEN_COST))
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(DOCUMENTS_A_BATCH))
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").option("pathGlobFilter", glob)
    return parse(files.load(path), **options)


def parse(files, **options):
    """A DataFrame of the items of documents in a DataFrame with the columns ``path`` and ``content``: a row an item, and
    one with ``error`` and ``message`` for each document that cannot be read. ``options`` are those of
    :class:`gwaje.Reader`; a task is given one core, so one document is read at a time."""
    options.setdefault("jobs", 1)

    def rows(batches):
        reader = shared(**options)
        for batch in batches:
            yield parse_batch(batch, reader)

    return files.select("path", "content").mapInArrow(rows, schema())
