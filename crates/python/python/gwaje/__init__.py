"""Progress reports of Korean ministries (국정과제 추진현황: PDF, HWPX, HWP) as checked, normalized records.

>>> import gwaje
>>> document = gwaje.convert("ocean.pdf")
>>> document.release.year, document.agendas[0].tasks[0].title
>>> document.items.to_pandas()                      # or to_polars(), or pyarrow.table(document.items)
>>> for document in gwaje.documents("releases/"): ...
>>> gwaje.ingest("releases/", to="sqlite:gwaje.db")

Documents are read by worker processes under limits of memory and time, as the command does it: whatever a document
does costs that document alone, never the interpreter.
"""

from . import errors
from ._batch import BATCH_COLUMNS, parse_batch
from ._command import ingest, review
from ._document import Diff, Document, Items, ItemStream, Record, diff
from ._gwaje import __version__, reader, unwrap
from ._reading import DEFAULT, Failed, Reader, convert, documents, items
from .errors import GwajeError

__all__ = [
    "BATCH_COLUMNS",
    "DEFAULT",
    "Diff",
    "Document",
    "Failed",
    "GwajeError",
    "ItemStream",
    "Items",
    "Reader",
    "Record",
    "__version__",
    "convert",
    "diff",
    "documents",
    "errors",
    "ingest",
    "items",
    "parse_batch",
    "reader",
    "review",
    "unwrap",
]
