"""Reading documents, one or many, by worker processes."""

import collections
import concurrent.futures
import functools
import glob
import os
import pathlib
import threading

from . import _gwaje
from ._document import Document, ItemStream
from ._program import WORDS
from .errors import GwajeError, of

_gwaje.started_by(WORDS)

#: What a document may take unless told otherwise, as with the command.
MEMORY_MIB = 512
SECONDS = 30.0

#: The endings of documents that folders are searched for; what a file is, its first bytes say.
ENDINGS = (".pdf", ".hwpx", ".hwp", ".txt")


class Failed:
    """A document of many that could not be read: its ``path`` and the ``error``."""

    __slots__ = ("error", "path")

    def __init__(self, path, error):
        self.path, self.error = path, error

    def __repr__(self):
        return f"<gwaje.Failed {self.error}>"


class Reader:
    """Worker processes that read documents the same way, warm between calls and shared by threads.

    ``jobs`` is how many documents are read at a time (one a core), ``memory`` and ``timeout`` what one may take, in
    MiB and seconds. ``password`` opens encrypted PDFs, ``administration`` (``"yoon120"``) says whose agenda set the
    numbers belong to when a document does not tell, ``profiles`` are files of profiles of your own.
    """

    def __init__(self, *, jobs=None, memory=MEMORY_MIB, timeout=SECONDS, password=None, administration=None, profiles=()):
        self.jobs = jobs or _cores()
        self._options = (self.jobs, memory << 20, float(timeout), password, administration, [os.fspath(p) for p in profiles])
        self._lock, self._made, self._process = threading.Lock(), None, None

    def __reduce__(self):
        # Sent to another process it is that process's reader with these options.
        jobs, memory, timeout, password, administration, profiles = self._options
        options = {"memory": memory >> 20, "timeout": timeout, "password": password}
        options |= {"jobs": jobs, "administration": administration, "profiles": tuple(profiles)}
        return _again, (options,)

    @property
    def _readers(self):
        with self._lock:
            # A forked process must not share pipes with its parent.
            if self._made is None or self._process != os.getpid():
                self._made, self._process = _gwaje.Readers(*self._options), os.getpid()
            return self._made

    def convert(self, source, name=None):
        """Reads one document: a path, bytes, or a binary file. ``name`` is what it is called in the result."""
        content, name = _content(source, name)
        kept = source if isinstance(source, (str, os.PathLike)) else content
        return Document(self._readers.read(content, name), kept)

    def documents(self, sources, *, errors="raise", progress=None):
        """Reads many, giving each :class:`Document` as soon as it and those before it are read.

        ``sources`` is a folder, a pattern (``"releases/*.pdf"``), a path, or any number of paths and bytes. ``errors``:
        ``"raise"`` stops at the first that cannot be read, ``"return"`` gives a :class:`Failed` in its place, ``"skip"``
        leaves it out. ``progress`` is called with each outcome; ``True`` shows a bar if tqdm is installed.
        """
        if errors not in ("raise", "return", "skip"):
            raise ValueError(f"errors is 'raise', 'return' or 'skip', not {errors!r}")
        sources = _sources(sources)
        tell, done = _progress(progress, sources)
        try:
            for outcome in self._many(sources):
                tell(outcome)
                if isinstance(outcome, Document) or errors == "return":
                    yield outcome
                elif errors == "raise":
                    raise outcome.error
        finally:
            done()

    def items(self, sources, *, errors="raise", progress=None):
        """The items of many documents as one table, read while it is taken: see :class:`ItemStream`."""
        if errors == "return":
            raise ValueError("a table has no place for documents that failed: errors is 'raise' or 'skip'")
        return ItemStream(self.documents(sources, errors=errors, progress=progress))

    def _many(self, sources):
        def read(source):
            try:
                return self.convert(source)
            except GwajeError as error:
                return Failed(error.file, error)
            except OSError as error:
                return Failed(str(source), of("unreadable", str(error), file=str(source)))

        # A few more than are being read: whoever takes them may be slow, and documents may be large.
        waiting = collections.deque()
        with concurrent.futures.ThreadPoolExecutor(self.jobs) as threads:
            try:
                for source in sources:
                    waiting.append(threads.submit(read, source))
                    if len(waiting) > 2 * self.jobs:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for left in waiting:
                    left.cancel()


def _cores():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _content(source, name):
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source), name or "document"
    if hasattr(source, "read"):
        content = source.read()
        if not isinstance(content, bytes):
            raise TypeError("the file must be opened in binary mode")
        return content, name or os.path.basename(str(getattr(source, "name", "document")))
    path = pathlib.Path(source)
    return path.read_bytes(), name or path.name


def _sources(sources):
    if isinstance(sources, (bytes, bytearray, memoryview)) or hasattr(sources, "read"):
        return [sources]
    if isinstance(sources, (str, os.PathLike)):
        path = os.fspath(sources)
        if os.path.isdir(path):
            found = pathlib.Path(path).rglob("*")
            return sorted(each for each in found if each.suffix.lower() in ENDINGS and each.is_file())
        if not os.path.exists(path) and glob.has_magic(path):
            return sorted(pathlib.Path(each) for each in glob.glob(path, recursive=True))
        return [sources]
    if isinstance(sources, (list, tuple)):
        return [each for source in sources for each in _sources(source)]
    return sources


def _progress(progress, sources):
    if callable(progress):
        return progress, lambda: None
    if progress:
        try:
            from tqdm.auto import tqdm
        except ImportError:
            return (lambda _: None), lambda: None
        bar = tqdm(total=len(sources) if hasattr(sources, "__len__") else None, unit="document")
        return (lambda _: bar.update()), bar.close
    return (lambda _: None), lambda: None


@functools.lru_cache(maxsize=16)
def _shared(options):
    return Reader(**dict(options))


def shared(**options):
    """The reader with these options, the same for the same options: its workers stay warm."""
    return _shared(tuple((name, tuple(value) if name == "profiles" else value) for name, value in sorted(options.items())))


def _again(options):
    return shared(**options)


#: The reader of the functions of this module when no options are given.
DEFAULT = shared()


def convert(source, name=None, **options):
    """Reads one document: a path, bytes, or a binary file. The options are those of :class:`Reader`.

    Raises a :class:`GwajeError` with a stable ``code`` when it cannot be read.
    """
    return shared(**options).convert(source, name)


def documents(sources, *, errors="raise", progress=None, **options):
    """Reads many documents, in their order: see :meth:`Reader.documents`; further options are those of :class:`Reader`."""
    return shared(**options).documents(sources, errors=errors, progress=progress)


def items(sources, *, errors="raise", progress=None, **options):
    """The items of many documents as one table: see :class:`ItemStream`; further options are those of :class:`Reader`."""
    return shared(**options).items(sources, errors=errors, progress=progress)
