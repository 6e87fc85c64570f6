"""One function for every engine that hands on batches of Arrow: files in, rows out, errors as rows.

Spark (:mod:`gwaje.spark`), Daft (:mod:`gwaje.daft`) and whatever else has ``path`` and ``content`` columns use it.
"""

import concurrent.futures

from ._document import ItemStream
from ._reading import DEFAULT
from .errors import GwajeError

#: Columns before those of the items: the file, and of one that cannot be read the code and what exactly.
BATCH_COLUMNS = ("path", "error", "message")


def batch_schema():
    """The ``pyarrow.Schema`` of :func:`parse_batch`: ``path``, ``error``, ``message``, then the columns of
    :class:`gwaje.Items`, which are null in the row of a document that cannot be read."""
    import pyarrow

    columns = pyarrow.table(ItemStream([])).schema
    front = [pyarrow.field("path", pyarrow.string(), False)]
    front += [pyarrow.field(name, pyarrow.string()) for name in BATCH_COLUMNS[1:]]
    return pyarrow.schema(front + [column.with_nullable(True) for column in columns])


def tables(paths, contents, reader=DEFAULT):
    """A ``pyarrow.Table`` under :func:`batch_schema` for each document, in order; ``reader.jobs`` are read at a time."""
    import pyarrow

    schema = batch_schema()

    def rows(path, content):
        name = path.rsplit("/", 1)[-1]
        if content is None:
            return failed(path, GwajeError("the file has no content"))
        try:
            document = reader.convert(content, name)
        except GwajeError as error:
            return failed(path, error)
        items = pyarrow.table(document.items)
        front = [[path] * len(items), pyarrow.nulls(len(items)), pyarrow.nulls(len(items))]
        front = [pyarrow.array(column, pyarrow.string()) for column in front]
        return pyarrow.table(front + [column.combine_chunks() for column in items.columns], schema=schema)

    def failed(path, error):
        row = {"path": [path], "error": [error.code], "message": [error.message]}
        return pyarrow.table([row.get(field.name, [None]) for field in schema], schema=schema)

    with concurrent.futures.ThreadPoolExecutor(reader.jobs) as threads:
        return list(threads.map(rows, paths, contents))


def parse_batch(batch, reader=DEFAULT):
    """The items of the documents in a ``pyarrow.RecordBatch`` with the columns ``path`` and ``content`` (bytes), as one
    ``pyarrow.RecordBatch``. A document that cannot be read is one row with ``error`` and ``message``."""
    import pyarrow

    paths = batch.column(batch.schema.get_field_index("path")).to_pylist()
    contents = (content.as_py() for content in batch.column(batch.schema.get_field_index("content")))
    found = pyarrow.concat_tables([batch_schema().empty_table(), *tables(paths, contents, reader)])
    batches = found.combine_chunks().to_batches()
    return batches[0] if batches else pyarrow.RecordBatch.from_pylist([], schema=batch_schema())
