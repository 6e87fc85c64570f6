# Written by scripts/write-stubs from the schema of the contract; edit neither this nor errors.pyi by hand.
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, Literal

import pandas
import polars
import pyarrow

from . import errors as errors
from .errors import GwajeError as GwajeError

__version__: str
reader: str
BATCH_COLUMNS: tuple[str, str, str]
DEFAULT: Reader

_Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO
_Sources = _Source | Iterable[_Source]

class Record:
    def to_dict(self) -> dict[str, Any]: ...

class _Table:
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def to_arrow(self) -> pyarrow.Table: ...
    def to_pandas(self) -> pandas.DataFrame: ...
    def to_polars(self) -> polars.DataFrame: ...

class Items(_Table):
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Item]: ...

class ItemStream(_Table): ...

class Failed:
    path: str
    error: GwajeError

class Diff(Record):
    changes: list[Record]
    tasks: list[Record]
    doubtful: list[Record]
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Record]: ...
    def __getattr__(self, name: str) -> Any: ...

class Report(Record):
    def __getattr__(self, name: str) -> Any: ...

class Reader:
    jobs: int
    def __init__(
        self,
        *,
        jobs: int | None = None,
        memory: int = 512,
        timeout: float = 30.0,
        password: str | None = None,
        administration: str | None = None,
        profiles: Iterable[str | os.PathLike[str]] = (),
    ) -> None: ...
    def convert(self, source: _Source, name: str | None = None) -> Document: ...
    def documents(
        self, sources: _Sources, *, errors: Literal["raise", "return", "skip"] = "raise", progress: _Progress = None
    ) -> Iterator[Any]: ...
    def items(
        self, sources: _Sources, *, errors: Literal["raise", "skip"] = "raise", progress: _Progress = None
    ) -> ItemStream: ...

_Progress = bool | Callable[[Document | Failed], object] | None

def convert(
    source: _Source,
    name: str | None = None,
    *,
    jobs: int | None = None,
    memory: int = 512,
    timeout: float = 30.0,
    password: str | None = None,
    administration: str | None = None,
    profiles: Iterable[str | os.PathLike[str]] = (),
) -> Document: ...
def documents(
    sources: _Sources,
    *,
    errors: Literal["raise", "return", "skip"] = "raise",
    progress: _Progress = None,
    jobs: int | None = None,
    memory: int = 512,
    timeout: float = 30.0,
    password: str | None = None,
    administration: str | None = None,
    profiles: Iterable[str | os.PathLike[str]] = (),
) -> Iterator[Any]: ...
def items(
    sources: _Sources,
    *,
    errors: Literal["raise", "skip"] = "raise",
    progress: _Progress = None,
    jobs: int | None = None,
    memory: int = 512,
    timeout: float = 30.0,
    password: str | None = None,
    administration: str | None = None,
    profiles: Iterable[str | os.PathLike[str]] = (),
) -> ItemStream: ...
def diff(old: Document | _Source, new: Document | _Source, *, body: str | Iterable[str] = ()) -> Diff: ...
def unwrap(text: str) -> str: ...
def ingest(sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], to: str, *options: str) -> Report: ...
def review(source: str | os.PathLike[str], output: str | os.PathLike[str], *options: str) -> os.PathLike[str]: ...
def parse_batch(batch: pyarrow.RecordBatch, reader: Reader = ...) -> pyarrow.RecordBatch: ...

class Agenda(Record):
    """A national agenda item (국정과제)."""
    id: str
    """`administration/number`."""
    number: str | None
    """Number as written, without full stop."""
    read_from: ReadFrom | None
    """What the title was read from; null where it was not read from pages or lines."""
    tasks: list[Task]
    """Its action tasks (실천과제)."""
    title: str
    """Title."""

class Anchor(Record):
    """A place in a document that is written, not printed (HWPX, HWP): there a text has an address and no page."""
    column: int | None
    """Column of the table, from 0; null outside tables."""
    paragraph: int
    """Paragraph of the cell, or of the section outside tables, from 0."""
    row: int | None
    """Row of the table, from 0; null outside tables."""
    section: int
    """Section of the document, from 0."""
    table: int | None
    """Table of the section, from 0, those inside cells counted where they stand; null outside tables."""

class Column(Record):
    """A column the profile does not know."""
    items: list[Item]
    """What stands in it."""
    name: str
    """Its heading as written."""

class Date(Record):
    """A date in a text."""
    alternatives: list[str]
    """Other first days that were possible, nearest first."""
    end: str | None
    """Last day, ISO 8601; null when open."""
    label: str | None
    """A label printed with it in the parenthesis (`착수보고회`)."""
    precision: str
    """How exact it is."""
    span: list[int]
    """Character offsets into the item's text, end exclusive."""
    start: str | None
    """First day, ISO 8601; null when open."""
    text: str
    """The words of the text."""
    year_from: str
    """Where the year comes from."""

class Due(Record):
    """When a task is to be done, as a column such as `완료예정일` says."""
    end: str | None
    """Last day, ISO 8601."""
    precision: str | None
    """How exact it is."""
    start: str | None
    """First day, ISO 8601; null where the words are no date."""
    text: str
    """The words of the cell."""

class Fulfils(Record):
    """That an item reports what an earlier one planned."""
    confidence: float
    """How sure it is that both tell of the same work, 0 to 1: their likeness, divided where several are as like. It
    is no measured probability."""
    days: int | None
    """Days from the last planned day to the first reported one: more than 0 is late. Null where either is not
    known."""
    plan: str
    """Id of the item that planned it."""

class Item(Record):
    """A reported item, sub-item or note."""
    anchors: list[Anchor | LineColumn]
    """Where it stands in a source that is not printed: in a written document an anchor per line made by hand, in a
    plain text one per line; else empty."""
    children: list[Item]
    """Sub-items and notes, in document order."""
    confidence: float
    """Probability that text and structure are right, 0 to 1."""
    dates: list[Date]
    """Dates in the text, in order."""
    fulfils: Fulfils | None
    """The earlier item of the document whose plan it meets."""
    id: str
    """`administration/task/period/hash`, `~2`, `~3` for verbatim copies in one period."""
    joins: list[Join]
    """Line wraps that were undone."""
    kind: str
    """What it says of the work: `docs/kinds.md`."""
    kind_words: list[KindWords]
    """The words that say so, empty where none do."""
    marker: str | None
    """The marker's visible shape, never part of the text."""
    mentions: list[Mention]
    """Laws, plans, counts and bodies named in the text, in order."""
    places: list[Place]
    """Where it is printed, a place per line; empty where the source is not printed."""
    raised: list[list[int]]
    """Stretches of `raw` that are raised above the line or lowered below it and stand apart from it, as marks of
    notes do: character offsets, end exclusive. They are no part of `text`. A note that is printed below with the
    same mark is a child with it as marker."""
    raw: str
    """The characters of the page, line breaks as `\n`, marker removed."""
    struck: list[list[int]]
    """Stretches of `raw` that are struck out on the page: character offsets, end exclusive. They are no part of
    `text` unless nothing else is left."""
    tables: list[Table]
    """The tables inside its cell that stand below it, in document order; their text is no part of `text` and
    `raw`."""
    text: str
    """Normalized text, wraps undone."""

class Join(Record):
    """A line wrap that was undone."""
    at: int
    """Offset in the text of the first character after the wrap (of the space, if one was put in)."""
    by: str
    """The evidence that decided."""
    confidence: float
    """Probability that this is right, 0 to 1."""
    with_: str
    """What was put between the two lines."""

class KindWords(Record):
    """Words that say what kind an item is of."""
    says: str
    """What they say."""
    span: list[int]
    """Character offsets into the item's text, end exclusive."""
    text: str
    """The words of the text."""

class Lead(Record):
    """A body in charge."""
    id: str | None
    """Id in the ministry table (`motie`), if known on the date of the document's periods."""
    name: str | None
    """Official name on that date."""
    read_from: ReadFrom | None
    """What the name was read from, as for an agenda; of names on one line that were parted, all of it."""
    role: str | None
    """`lead` or `support`, if the document says."""
    text: str
    """Name as written."""

class LineColumn(Record):
    """A place in a plain text."""
    column: int
    """Character of the line, from 1."""
    line: int
    """Line of the file, from 1."""
    page: int
    """Page, from 1, by the form feeds or printed page numbers of the text."""

class Mention(Record):
    """Something named in a text."""
    kind: str
    """What kind of thing."""
    number: float | None
    """The value of a count as a number in its unit, won and persons in ones: `1조 2,345억원` is 1234500000000."""
    number_to: float | None
    """The end of a range that a count names (`10~20%`), in the same unit; `number` is its beginning."""
    qualifier: str | None
    """A qualifier of a count (`이상`, `여`, `누적`)."""
    role: str | None
    """What a count is, where words beside it or the kind of the item say so."""
    role_words: str | None
    """The words that say so."""
    span: list[int]
    """Character offsets into the item's text, end exclusive."""
    text: str
    """The words of the text."""
    unit: str | None
    """The unit of a count (`개사`, `%`, `원`)."""
    value: str
    """The normalized value: a title without brackets, a plain decimal number, a ministry id."""

class Origin(Record):
    """Where a document comes from, as whoever had it read said."""
    published: str | None
    """When it was published: a day, ISO 8601; a time may follow it (`2025-04-30T09:00:00+09:00`)."""
    publisher: str | None
    """Who published it."""
    retrieved: str | None
    """When it was fetched, in the same form."""
    url: str | None
    """Address it was fetched from."""

class Period(Record):
    """A period and its items."""
    end: str | None
    """Last day, ISO 8601."""
    half: int | None
    """Half of the year, 1 or 2."""
    items: list[Item]
    """Its items, in document order."""
    quarter: int | None
    """Quarter, 1 to 4."""
    remark: str | None
    """What stands in place of items, as written: `-`, `(해당사항 없음)`."""
    section: str | None
    """Section of the document it stands in (`향후계획`), where there are sections."""
    start: str | None
    """First day, ISO 8601."""
    year: int | None
    """Year."""

class Place(Record):
    """A rectangle on a numbered page."""
    bbox: list[float]
    """Where on the page."""
    page: int
    """Page number, from 1."""

class ReadFrom(Record):
    """What a title or a name was read from: what an item tells of its own text."""
    anchors: list[Anchor | LineColumn]
    """Where it stands in a source that is not printed, as for items; else empty."""
    confidence: float
    """Probability that the text is right, 0 to 1."""
    joins: list[Join]
    """Line wraps that were undone in the title or name."""
    places: list[Place]
    """Where it is printed, a place per line; empty where the source is not printed."""
    raw: str
    """The characters of the page, line breaks as `\n`, without the number of a title."""

class Release(Record):
    """The quarter a document was released for."""
    quarter: int | None
    """Quarter, 1 to 4, if the document is quarterly."""
    year: int
    """Year."""

class Source(Record):
    """The file a document was read from."""
    bytes: int
    """Length in bytes."""
    engine: str
    """The engine that read it."""
    media_type: str
    """`application/pdf`, `application/hwp+zip` (HWPX), `application/x-hwp` (HWP 5) or `text/plain`."""
    name: str
    """File name without folders, NFC."""
    origin: Origin
    """Where it comes from, if that was said."""
    pages: int | None
    """Number of pages; null where the source has none, as a document of Hangul."""
    producer: str | None
    """The program that wrote the source, as it says itself: the `Producer` entry of a PDF."""
    sha256: str
    """SHA-256 of the bytes, hexadecimal."""
    written: str | None
    """When the source was written, as it says itself: the later of `CreationDate` and `ModDate` of a PDF, with its
    offset (`2024-04-15T09:30:00+09:00`)."""

class Table(Record):
    """A table inside the cell of an item."""
    rows: list[list[TableCell]]
    """Its rows, each with the cells that begin in it, in column order."""

class TableCell(Record):
    """A cell of a table inside the cell of an item."""
    column: int
    """First column it covers, from 0."""
    column_span: int
    """How many columns it covers."""
    places: list[Place]
    """Its outline, once per page it touches."""
    row_span: int
    """How many rows it covers."""
    tables: list[Table]
    """The tables inside it."""
    text: str
    """Its text, wraps undone, a paragraph a line, each with its marker."""

class Task(Record):
    """An action task (실천과제)."""
    columns: list[Column]
    """Columns outside the usual ones, under their own names, also those that `due`, `rate` and `state` were read
    from."""
    due: Due | None
    """When it is to be done, by a column such as `완료예정일`."""
    id: str
    """`administration/number`."""
    leads: list[Lead]
    """The bodies in charge."""
    number: str | None
    """Number as written, without full stop."""
    periods: list[Period]
    """What was reported, by period."""
    rate: float | None
    """How much of it is done, in per cent, by a column such as `진도율`."""
    read_from: ReadFrom | None
    """What the title was read from, as for an agenda."""
    remark: str | None
    """What stands in place of items and periods, as written: `-`, `(해당사항 없음)`."""
    state: str | None
    """What state it is in, as a column such as `상태` words it."""
    title: str
    """Title."""

class Warning(Record):
    """Something that deserves a look."""
    anchor: Anchor | LineColumn | None
    """Where it begins in a source that is not printed, if it is about one place there."""
    bbox: list[float] | None
    """Where on that page, if it is about one place there."""
    code: str
    """Stable code."""
    item: str | None
    """Id of the item, task or agenda it is about."""
    message: str
    """A sentence for people; of what was left out, its text."""
    page: int | None
    """Page, from 1."""
    severity: str
    """How much it matters."""

class Document(Record):
    """One released document."""
    administration: str | None
    """The administration whose agenda set the numbers belong to (`yoon120`), if known."""
    administration_from: str | None
    """What told the administration."""
    agendas: list[Agenda]
    """The national agenda items (국정과제), in document order."""
    release: Release | None
    """The last period the document reports on."""
    schema: str
    """Always `gwaje.document/1`."""
    source: Source
    """The file it was read from."""
    warnings: list[Warning]
    """What deserves a look."""
    items: Items
    @classmethod
    def from_json(cls, text: str) -> Document: ...
    def to_json(self) -> str: ...
    def table(self, name: str) -> pyarrow.Table: ...
