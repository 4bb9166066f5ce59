"""What a file really is, by its content. Its name proves nothing.

`puremagic` knows the family; which document a container holds is looked up inside it, for a ZIP may hold anything.
"""

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from core.evidence import NotTaken, Refused

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"


@dataclass(frozen=True, slots=True)
class FileKind:
    media_type: str
    suffix: str


_SIMPLE = {
    "image/jpeg": FileKind("image/jpeg", ".jpg"),
    "image/png": FileKind("image/png", ".png"),
    "image/heif": FileKind("image/heic", ".heic"),
    "image/heic": FileKind("image/heic", ".heic"),
    "image/webp": FileKind("image/webp", ".webp"),
    "application/pdf": FileKind("application/pdf", ".pdf"),
}
_DOCUMENTS = {
    "wordprocessingml.document.main+xml": ("word/", FileKind(f"{_OFFICE}.wordprocessingml.document", ".docx")),
    "spreadsheetml.sheet.main+xml": ("xl/", FileKind(f"{_OFFICE}.spreadsheetml.sheet", ".xlsx")),
}
"""What the list of contents calls an Office document's main part → the folder in which it stands, and its kind."""
_OPEN_KINDS = {
    f"{_OPEN}.text": FileKind(f"{_OPEN}.text", ".odt"),
    f"{_OPEN}.spreadsheet": FileKind(f"{_OPEN}.spreadsheet", ".ods"),
}
_STREAMS = {
    "WordDocument": FileKind("application/msword", ".doc"),
    "Workbook": FileKind("application/vnd.ms-excel", ".xls"),
    "Book": FileKind("application/vnd.ms-excel", ".xls"),
}
"""Streams of the old formats."""

SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", "application/pdf"})
"""What a browser may show in place; everything else is handed out as a file."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RUNS = (".exe", ".dll", ".js", ".jse", ".vbs", ".vbe", ".bat", ".cmd", ".ps1", ".hta", ".scr", ".lnk", ".jar", ".msi")
_LIST = 1_000_000  # bytes of a list of contents that are read: a bomb is not unpacked
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, KeyError, ValueError)


def kind_of(path: Path) -> FileKind:
    """Raises NotTaken for what is not kept."""
    with path.open("rb") as file:
        head = file.read(len(_OLE))
    if not head:
        raise NotTaken(Refused.EMPTY)
    if head.startswith(_ZIP):
        return _in_zip(path)
    return _in_ole(path.read_bytes()) if head == _OLE else _simple(path)


def _simple(path: Path) -> FileKind:
    import puremagic  # its table of magic numbers is read at the first use

    try:
        found = puremagic.magic_file(path)
    except (puremagic.PureError, ValueError):
        found = []
    kind = _SIMPLE.get(found[0].mime_type) if found else None
    if kind is None:
        raise NotTaken(Refused.TYPE)
    return kind


def _in_zip(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
            if any(name.lower().endswith(_RUNS) for name in names):
                raise NotTaken(Refused.TYPE)
            return _open_document(packed, names) if "mimetype" in names else _office_document(packed, names)
    except _BROKEN:
        raise NotTaken(Refused.TYPE) from None


def _office_document(packed: zipfile.ZipFile, names: list[str]) -> FileKind:
    contents = _read(packed, "[Content_Types].xml")
    if "macroenabled" in contents.lower() or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotTaken(Refused.MACRO)
    for called, (folder, kind) in _DOCUMENTS.items():
        if called in contents and any(name.startswith(folder) for name in names):
            return kind
    raise NotTaken(Refused.TYPE)


def _open_document(packed: zipfile.ZipFile, names: list[str]) -> FileKind:
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise NotTaken(Refused.MACRO)
    kind = _OPEN_KINDS.get(_read(packed, "mimetype").strip())
    if kind is None or "content.xml" not in names:
        raise NotTaken(Refused.TYPE)
    return kind


def _read(packed: zipfile.ZipFile, name: str) -> str:
    with packed.open(name) as part:
        return part.read(_LIST).decode("utf-8", "replace")


def _in_ole(content: bytes) -> FileKind:
    """Its directory has names in UTF-16, each filled up with zeros."""
    if _names(content, "EncryptedPackage"):
        raise NotTaken(Refused.LOCKED)
    kind = next((kind for stream, kind in _STREAMS.items() if _names(content, stream)), None)
    if kind is None:
        raise NotTaken(Refused.TYPE)
    if _names(content, "_VBA_PROJECT") or _names(content, "_VBA_PROJECT_CUR"):
        raise NotTaken(Refused.MACRO)
    return kind


def _names(content: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") + b"\0\0" in content
