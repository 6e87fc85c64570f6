"""gwaje in Daft: a pattern of files to a DataFrame of items.

>>> import gwaje.daft
>>> items = gwaje.daft.read("s3://releases/**/*.pdf")
>>> items.where(items["error"].is_null()).write_parquet("items")
"""

from ._batch import batch_schema, tables
from ._reading import shared

#: Documents that go to Python at a time.
DOCUMENTS_A_BATCH = 64


def read(path, **options):
    """A DataFrame of the items of all documents that match ``path`` (a pattern or a list of them), see :func:`parse`."""
    import daft

    files = daft.from_glob_path(path)
    return parse(files.select("path", files["path"].download().alias("content")), **options)


def parse(files, **options):
    """A DataFrame of the items of documents in a DataFrame with the columns ``path`` and ``content``: a row an item, and
    one with ``error`` and ``message`` for each document that cannot be read. ``options`` are those of
    :class:`gwaje.Reader`."""
    import daft
    import pyarrow

    reader = shared(**options)
    row = pyarrow.struct([field for field in batch_schema()])
    kind = daft.DataType.from_arrow_type(pyarrow.list_(row))

    # Workers are processes already: one more around them would only copy.
    @daft.func.batch(return_dtype=kind, use_process=False, batch_size=DOCUMENTS_A_BATCH)
    def rows(path, content):
        found = tables(path.to_pylist(), content.to_pylist(), reader)
        ends = [0]
        for table in found:
            ends.append(ends[-1] + len(table))
        all_rows = pyarrow.concat_tables(found).combine_chunks().to_struct_array().combine_chunks()
        return pyarrow.ListArray.from_arrays(pyarrow.array(ends, pyarrow.int32()), all_rows)

    found = files.select(rows(files["path"], files["content"]).alias("row")).explode("row", ignore_empty_and_null=True)
    return found.select(daft.functions.unnest(found["row"]))
