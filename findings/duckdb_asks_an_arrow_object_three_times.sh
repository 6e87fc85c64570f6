#!/usr/bin/env bash
# DuckDB 2.0.1 (PyPI): one query over a Python object asks it for its Arrow stream three times, unless it also tells a schema.
#
# The Arrow PyCapsule interface has `__arrow_c_stream__` for rows and `__arrow_c_schema__` for columns. `duckdb.sql(…).fetchall()`
# over an object that has only the first calls it three times, `duckdb.execute` twice; with both it is called once. An object
# whose rows come once (a generator, a cursor, nanoarrow's c_array_stream) fails in DuckDB where pyarrow and polars take it:
# "array stream is released". One would expect one call a query. Whoever publishes such an object should have both methods.
#
# Output seen:
#   stream only:    sql 3, execute 2
#   with a schema:  sql 1, execute 1
#   nanoarrow 0.9.0 c_array_stream: polars takes it, DuckDB raises InvalidInputException
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q duckdb==2.0.1 pyarrow==25.0.1 polars==2.1.0 nanoarrow==0.9.0
"$folder/venv/bin/python" - <<'PYTHON'
import duckdb
import nanoarrow
import polars
import pyarrow

ROWS = pyarrow.table({"a": [1, 2, 3]})


class Stream:
    def __init__(self):
        self.asked = 0

    def __arrow_c_stream__(self, requested_schema=None):
        self.asked += 1
        return ROWS.__arrow_c_stream__(requested_schema)


class WithSchema(Stream):
    def __arrow_c_schema__(self):
        return ROWS.schema.__arrow_c_schema__()


def asked(kind):
    counts = []
    for ask in (duckdb.sql, duckdb.execute):
        rows = kind()
        assert ask("select count(*) from rows").fetchall() == [(3,)]
        counts.append(rows.asked)
    return counts


only, both = asked(Stream), asked(WithSchema)
print("stream only:   ", "sql %d, execute %d" % tuple(only))
print("with a schema: ", "sql %d, execute %d" % tuple(both))
assert only == [3, 2] and both == [1, 1], "DuckDB asks otherwise now"
assert polars.DataFrame(nanoarrow.c_array_stream(ROWS)).shape == (3, 1)
once = nanoarrow.c_array_stream(ROWS)
try:
    duckdb.sql("select count(*) from once").fetchall()
except duckdb.InvalidInputException:
    print("nanoarrow 0.9.0 c_array_stream: polars takes it, DuckDB raises InvalidInputException")
else:
    raise SystemExit("DuckDB takes it now")
PYTHON
