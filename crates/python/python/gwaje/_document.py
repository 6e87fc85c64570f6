"""Converted documents: the contract as attributes, the items as a table."""

import json
import keyword

from . import _gwaje


class Record:
    """A part of a document. Its attributes are the fields of the contract (``gwaje schema`` prints it); the field ``with``
    of a join, a word of Python's own, is ``with_``."""

    __slots__ = ("_fields",)

    def __init__(self, fields):
        self._fields = fields

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        if name.endswith("_") and keyword.iskeyword(name[:-1]):
            name = name[:-1]
        try:
            return _wrapped(self._fields[name])
        except KeyError:
            known = ", ".join(self._fields)
            raise AttributeError(f"no field {name!r}; there are {known}") from None

    def __dir__(self):
        return [*(f"{name}_" if keyword.iskeyword(name) else name for name in self._fields), "to_dict"]

    def __eq__(self, other):
        return isinstance(other, Record) and self._fields == other._fields

    __hash__ = None

    def __reduce__(self):
        return type(self), (self._fields,)

    def __repr__(self):
        told = {name: value for name, value in self._fields.items() if not isinstance(value, (list, dict))}
        return "Record(" + ", ".join(f"{name}={value!r}" for name, value in told.items() if value is not None) + ")"

    def to_dict(self):
        """The fields as plain dictionaries and lists."""
        return json.loads(json.dumps(self._fields))


def _wrapped(value):
    if isinstance(value, dict):
        return Record(value)
    if isinstance(value, list):
        return [_wrapped(each) for each in value]
    return value


class _Table:
    """A table for any engine that takes Arrow: ``polars.DataFrame``, ``pyarrow.table``, ``pandas.DataFrame.from_arrow``
    and DuckDB (by the name of the variable) take it as it is; the methods are for those who prefer them."""

    def __arrow_c_schema__(self):
        # DuckDB asks for the columns two or three times before it takes rows, by the stream where it gets no schema.
        return _gwaje.records_schema()

    def to_arrow(self):
        """As ``pyarrow.Table``."""
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self):
        """As ``pandas.DataFrame``; days are ``datetime.date``, numbers that may lack are nullable."""
        import pandas

        numbers = {"int64": pandas.Int64Dtype(), "double": pandas.Float64Dtype()}
        return self.to_arrow().to_pandas(types_mapper=lambda kind: numbers.get(str(kind)))

    def to_polars(self):
        """As ``polars.DataFrame``."""
        import polars

        return polars.DataFrame(self)


class Items(_Table):
    """Rows of the items of a document, one an item and sub-item in document order."""

    def __init__(self, document):
        self._document = document

    def __arrow_c_stream__(self, requested_schema=None):
        return _gwaje.records([self._document._document])

    def __len__(self):
        return sum(1 for _ in self._document._walk())

    def __iter__(self):
        """Each item as a :class:`Record` of the contract, sub-items after the item they belong to."""
        return map(Record, self._document._walk())


class ItemStream(_Table):
    """Rows of the items of many documents, read while the table is taken: it can be taken once."""

    def __init__(self, documents):
        self._documents = iter(documents)

    def __arrow_c_stream__(self, requested_schema=None):
        if self._documents is None:
            raise RuntimeError("these items have been taken; keep the table that was made of them")
        documents, self._documents = self._documents, None
        return _gwaje.records(document._document for document in documents)


class Document(Record):
    """A converted document, with the fields of the contract as attributes (``schema``, ``source``, ``release``,
    ``agendas``, ``warnings`` …)."""

    __slots__ = ("_document", "_parsed", "_content")

    def __init__(self, document, content=None):
        self._document = document
        # What it was read from: the path or the bytes, for pictures of its pages.
        self._content = content
        self._parsed = None

    @property
    def _fields(self):
        # Many a document is only handed on as a table.
        if self._parsed is None:
            self._parsed = json.loads(self._document.json())
        return self._parsed

    @classmethod
    def from_json(cls, text):
        """A document from the JSON that ``gwaje convert`` or :meth:`to_json` wrote."""
        return cls(_gwaje.Document.from_json(text))

    def to_json(self):
        """The contract as JSON: what ``gwaje convert`` writes."""
        return self._document.json()

    @property
    def items(self):
        """All items as a table: :class:`Items`."""
        return Items(self)

    def table(self, name):
        """One table as ``ingest`` would store it (``dates``, ``mentions``, ``leads`` …), as ``pyarrow.Table``."""
        import pyarrow

        return pyarrow.table(_Rows(self._document, name))

    def _walk(self):
        def down(items):
            for item in items:
                yield item
                yield from down(item["children"])

        for agenda in self._fields["agendas"]:
            for task in agenda["tasks"]:
                for period in task["periods"]:
                    yield from down(period["items"])

    def __str__(self):
        return self._document.outline()

    def __repr__(self):
        source, release = self._fields["source"], self._fields["release"] or {}
        quarter = f" {release['year']}" + (f"Q{release['quarter']}" if release.get("quarter") else "") if release else ""
        return f"<gwaje.Document {source['name']}{quarter}: {len(self.items)} items>"

    def __dir__(self):
        return [*super().__dir__(), "from_json", "items", "table", "to_json"]

    def __reduce__(self):
        return Document.from_json, (self.to_json(),)

    def _repr_html_(self):
        from ._html import of_document

        return of_document(self)


class _Rows:
    def __init__(self, document, name):
        self._capsule = document.table(name)

    def __arrow_c_stream__(self, requested_schema=None):
        return self._capsule


class Diff(Record):
    """What changed from one document to a newer one: ``changes`` of items, ``tasks`` that were renumbered or edited,
    ``doubtful`` links."""

    __slots__ = ()

    def __len__(self):
        return len(self._fields["changes"])

    def __iter__(self):
        return map(Record, self._fields["changes"])

    def __repr__(self):
        return f"<gwaje.Diff: {len(self)} changes>"


def diff(old, new, *, body=()):
    """What changed from ``old`` to ``new``; each a :class:`Document`, or what :func:`gwaje.convert` takes.

    ``body``: only tasks of this body, or of these, by any name they ever had and with those before and after them;
    :class:`ValueError` where neither document has one.
    """
    from ._reading import convert

    old, new = (each if isinstance(each, Document) else convert(each) for each in (old, new))
    bodies = [body] if isinstance(body, str) else list(body)
    return Diff(json.loads(old._document.diff(new._document, bodies)))
