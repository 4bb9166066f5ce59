"""Files sent from the page, listed on its board, and handed out by their number alone."""

from pathlib import Path

import httpx
import pytest

from core.evidence import LIMIT
from tests.some_files import PDF, docx, picture
from tests.web.fake_port import FOCAL, FakePort
from web import words
from web.port import EvidenceFile, EvidenceLine

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ASKED = {"person": FOCAL, "kind": "document", "name": "Kế hoạch 08.pdf", "caption": "việc 2 & 3"}


async def test_a_file_arrives_with_its_name_and_caption(client: httpx.AsyncClient, port: FakePort) -> None:
    answer = await client.post("/demo/upload", params=ASKED, content=PDF)
    assert (answer.status_code, answer.content) == (204, b"")
    assert port.uploads == [(FOCAL, "document", "Kế hoạch 08.pdf", PDF, "việc 2 & 3")]


@pytest.mark.parametrize(("content", "sentence"), [(b"", words.EMPTY_FILE), (bytes(LIMIT + 1), words.TOO_BIG)])
async def test_what_is_not_taken(client: httpx.AsyncClient, port: FakePort, content: bytes, sentence: str) -> None:
    answer = await client.post("/demo/upload", params=ASKED, content=content)
    assert (answer.status_code, answer.text) == (409, sentence)
    assert not port.uploads


@pytest.mark.parametrize(
    ("name", "media_type", "content", "place"),
    [
        ("Kế hoạch 08.pdf", "application/pdf", PDF, "inline"),
        ("anh.jpg", "image/jpeg", picture(), "inline"),
        ("bien-ban.docx", DOCX, docx(), "attachment"),
        ("anh.heic", "image/heic", b"heic", "attachment"),
    ],
)
async def test_a_file_is_handed_out_as_what_it_is(
    client: httpx.AsyncClient, port: FakePort, tmp_path: Path, name: str, media_type: str, content: bytes, place: str
) -> None:
    path = tmp_path / "0a1b"
    path.write_bytes(content)
    port.kept[7] = EvidenceFile(name, media_type, path)
    answer = await client.get("/demo/evidence/7")
    assert (answer.status_code, answer.content) == (200, content)
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"].startswith(f"{place}; filename*=UTF-8''")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("number", ["8", "-1", "7"])
async def test_what_there_is_not_is_404(client: httpx.AsyncClient, port: FakePort, tmp_path: Path, number: str) -> None:
    port.kept[7] = EvidenceFile("gone.pdf", "application/pdf", tmp_path / "gone")
    answer = await client.get(f"/demo/evidence/{number}")
    assert (answer.status_code, answer.text) == (404, words.UNKNOWN_DOCUMENT)


@pytest.mark.parametrize("number", ["..%2F..%2Fetc%2Fpasswd", "x", "1e3"])
async def test_a_path_is_no_number(client: httpx.AsyncClient, number: str) -> None:
    assert (await client.get(f"/demo/evidence/{number}")).status_code in (404, 422)


async def test_the_board_lists_what_proves_an_assignment_and_what_proves_nothing(
    client: httpx.AsyncClient, port: FakePort
) -> None:
    assignment = port.statuses[0].assignment
    facts = ("7 KB; Đầu mối; mã 0a1b2c3d", True)
    port.files = [
        EvidenceLine(7, "Phước Quang", "Kế <b>hoạch</b>.pdf", *facts, (assignment,), ()),
        EvidenceLine(8, "Phước Hòa", "chay.exe", "không nhận được", False, (), ()),
        EvidenceLine(9, "Phước Hòa", "vuong-mac.pdf", *facts, (), (12,)),
    ]
    board = (await client.get("/demo/board")).text
    assert '<a href="/demo/evidence/7" target="_blank" dir="auto">Kế &lt;b&gt;hoạch&lt;/b&gt;.pdf</a>' in board
    loose = board.partition("Tệp chưa rõ việc")[2]
    assert "chay.exe" in loose and "/demo/evidence/8" not in loose and "vuong-mac.pdf" not in board
