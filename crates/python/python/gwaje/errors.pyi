# Written by scripts/write-stubs from the table of codes.
class GwajeError(Exception):
    code: str
    message: str
    hint: str
    file: str | None
    page: int | None
    def __init__(
        self, message: str, hint: str = "", file: str | None = None, page: int | None = None
    ) -> None: ...

ALL: dict[str, type[GwajeError]]

def of(
    code: str, message: str, hint: str = "", file: str | None = None, page: int | None = None
) -> GwajeError: ...

class NotAPdf(GwajeError):
    """The file is neither a PDF nor plain text."""

class NotHangul(GwajeError):
    """The file is not a document of Hangul."""

class UnsupportedHangul(GwajeError):
    """The file is a document of Hangul in a format that is not read: HWP 3 or HWPML."""

class Damaged(GwajeError):
    """The file is a PDF or an archive, and what it holds cannot be read."""

class Encrypted(GwajeError):
    """The file opens only with a password, and none or a wrong one was given."""

class NoText(GwajeError):
    """No page has text of its own: a scan or a drawing."""

class UnmappedText(GwajeError):
    """Most glyphs have no character: the fonts do not say what their glyphs are."""

class SuspectText(GwajeError):
    """The text layer does not hold what the pages show."""

class NoStructure(GwajeError):
    """There is text, but too little in it says that it is a report of tasks."""

class Portfolio(GwajeError):
    """The PDF is a cover: the report is a file attached to it."""

class LimitSize(GwajeError):
    """The file, an archive or a part of it is larger than any report."""

class LimitTime(GwajeError):
    """Reading the document took longer than a document may take."""

class LimitMemory(GwajeError):
    """Reading the document took more memory than a document may take."""

class Cancelled(GwajeError):
    """Somebody asked to stop before the document was read."""

class Crashed(GwajeError):
    """The worker process that read the document died."""

class Internal(GwajeError):
    """A defect of gwaje that this document brings out."""

class Unreadable(GwajeError):
    """A file, folder or standard input cannot be opened or read."""

class Unwritable(GwajeError):
    """The file for a document cannot be written because of its name."""

class EngineRefused(GwajeError):
    """The second engine cannot open the document, so there is nothing to compare."""

class WrongInput(GwajeError):
    """The input is not in the form the command reads."""

class Usage(GwajeError):
    """The command line asks for something that is not there."""

class NotBuiltIn(GwajeError):
    """The program was built without the part that the command or the target needs."""

class System(GwajeError):
    """The machine does not grant what is needed: a process, a pipe, the watch over a folder."""

class TargetFull(GwajeError):
    """There is no room for more at the target."""

class TargetReadOnly(GwajeError):
    """The target may be read and not written."""

class TargetMissing(GwajeError):
    """The target is not there, or something else stands in its place."""

class TargetBusy(GwajeError):
    """Another program holds the target."""

class TargetDamaged(GwajeError):
    """The database at the target is damaged."""

class TargetForeign(GwajeError):
    """The database at the target holds tables of something else."""

class TargetNewer(GwajeError):
    """The database at the target was made by a newer version of gwaje."""

class TargetOlder(GwajeError):
    """The database at the target was made by an older version of gwaje, and reading it changes nothing."""

class TargetUnreachable(GwajeError):
    """The server of the target cannot be reached."""

class TargetRefused(GwajeError):
    """The server of the target refuses the connection, the user or the password."""

class TargetFailed(GwajeError):
    """The target cannot take documents for another reason."""
