"""A file is what its content says."""

import itertools
from pathlib import Path

import pytest

from core.evidence import NotTaken, Refused
from storage.file_kinds import kind_of
from tests.some_files import DOCM, EXE, HEIC, PDF, docx, old, packed, picture, xlsx

OPEN_TEXT = "application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (picture(), ".jpg"),
        (picture("PNG"), ".png"),
        (picture("WEBP"), ".webp"),
        (HEIC, ".heic"),
        (PDF, ".pdf"),
        (docx(), ".docx"),
        (xlsx(), ".xlsx"),
        (packed(mimetype=OPEN_TEXT, content_dot_xml="<x/>"), ".odt"),
        (old("WordDocument"), ".doc"),
        (old("Workbook"), ".xls"),
    ],
    ids=map(str, itertools.count()),
)
def test_what_is_taken(tmp_path: Path, content: bytes, suffix: str) -> None:
    file = tmp_path / "any.exe"
    file.write_bytes(content)
    assert kind_of(file).suffix == suffix


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Refused.EMPTY),
        (EXE, Refused.TYPE),
        (b"xin chao", Refused.TYPE),
        (picture("GIF"), Refused.TYPE),
        (packed(run_dot_js="alert(1)"), Refused.TYPE),
        (docx(word__run_dot_js="alert(1)"), Refused.TYPE),
        (packed(word__document_dot_xml="<x/>"), Refused.TYPE),
        (docx()[:60], Refused.TYPE),
        (DOCM, Refused.MACRO),
        (docx(word__vbaProject_dot_bin="x"), Refused.MACRO),
        (packed(mimetype=OPEN_TEXT, content_dot_xml="<x/>", Basic__m_dot_xml="x"), Refused.MACRO),
        (old("WordDocument", "_VBA_PROJECT"), Refused.MACRO),
        (old("EncryptedPackage"), Refused.LOCKED),
        (old("PowerPoint Document"), Refused.TYPE),
    ],
    ids=map(str, itertools.count()),  # bytes with the hour of packing in them are no names
)
def test_what_is_not(tmp_path: Path, content: bytes, reason: Refused) -> None:
    file = tmp_path / "ke-hoach.docx"
    file.write_bytes(content)
    with pytest.raises(NotTaken) as refused:
        kind_of(file)
    assert refused.value.reason is reason
