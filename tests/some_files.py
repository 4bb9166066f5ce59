"""Files as people send them, made here: small, and each really what it says."""

import io
import zipfile

from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + bytes(400)
_TYPES = '<Types><Override PartName="/{part}" ContentType="application/{kind}+xml"/></Types>'
_WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document.main"
_EXCEL = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"
_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016)


def packed(**parts: str) -> bytes:
    """A ZIP of these parts; a name's `__` is a slash, `_dot_` a dot."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return target.getvalue()


def office_file(part: str, kind: str, **more: str) -> bytes:
    target = io.BytesIO(packed(**more))
    with zipfile.ZipFile(target, "a") as file:
        file.writestr("[Content_Types].xml", _TYPES.format(part=part, kind=kind))
        file.writestr(part, "<x/>")
    return target.getvalue()


def docx(**more: str) -> bytes:
    return office_file("word/document.xml", _WORD, **more)


def xlsx(**more: str) -> bytes:
    return office_file("xl/workbook.xml", _EXCEL, **more)


DOCM = office_file("word/document.xml", "vnd.ms-word.document.macroEnabled.main")


def old(*streams: str) -> bytes:
    """A file of the formats before 2007: what matters is which streams it has."""
    return _HEAD + b"".join(stream.encode("utf-16-le").ljust(64, b"\0") for stream in streams)


def picture(form: str = "JPEG", shade: int = 255) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (6, 4), (shade, shade, shade)).save(target, form)
    return target.getvalue()


HEIC = (24).to_bytes(4, "big") + b"ftypheic" + bytes(4) + b"mif1heic" + bytes(64)
