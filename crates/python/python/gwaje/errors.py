"""What can go wrong: one exception a stable code, all of them :class:`GwajeError`.

The code ``no_text`` is :class:`NoText`, ``limit_time`` is :class:`LimitTime`; ``ALL`` lists them by code.
"""

from . import _gwaje


class GwajeError(Exception):
    """A document, or a whole run, that could not be done.

    ``code`` is stable, ``message`` says what exactly, ``hint`` what can be done; ``file`` and ``page`` (from 1) say
    where, if known.
    """

    code = "failed"

    def __init__(self, message, hint="", file=None, page=None):
        super().__init__(message)
        self.message, self.hint, self.file, self.page = message, hint, file, page

    def __str__(self):
        where = f"{self.file}: " if self.file else ""
        page = f"page {self.page}: " if self.page else ""
        return f"[{self.code}] {where}{page}{self.message}" + (f" ({self.hint})" if self.hint else "")

    def __reduce__(self):
        # Executors send exceptions to each other.
        return of, (self.code, self.message, self.hint, self.file, self.page)


def _named(code):
    return "".join(word.capitalize() for word in code.split("_"))


#: The exceptions by code.
ALL = {
    code: type(_named(code), (GwajeError,), {"code": code, "__doc__": f"{about}\n\nHint: {hint}.", "__module__": __name__})
    for code, about, hint in _gwaje.codes()
}
globals().update({kind.__name__: kind for kind in ALL.values()})

__all__ = ["ALL", "GwajeError", "of", *(kind.__name__ for kind in ALL.values())]


def of(code, message, hint="", file=None, page=None):
    """The exception for a code; one that this version does not know is a plain :class:`GwajeError`."""
    error = ALL.get(code, GwajeError)(message, hint, file, page)
    error.code = code
    return error
