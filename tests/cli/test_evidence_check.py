"""What `dondoc doctor` says of the evidence."""

from pathlib import Path

import pytest

from bot.evidence_check import look
from storage import evidence_lists
from storage.evidence_folder import Folder
from tests.dialogues.desk import QUANG
from tests.office import Office
from tests.some_files import PDF, docx


@pytest.fixture
async def filed(office: Office) -> Office:
    await office.talk(QUANG).sends("ke-hoach.pdf", PDF, "việc 2 đang làm")
    await office.talk(QUANG).sends("bien-ban.docx", docx(), "việc 3 đang làm")
    return office


def said(office: Office, folder: Folder | None = None) -> list[str]:
    chosen = folder or office.folder
    assert chosen is not None
    return [str(finding) for finding in look(office.database, chosen, office.clock.now())]


def paths(office: Office) -> list[Path]:
    assert office.folder is not None
    return [office.folder.path(line.sha256) for line in office.database.look(evidence_lists.every)]


async def test_all_is_well(filed: Office) -> None:
    (line,) = said(filed)
    assert line.startswith("✓ Thư mục minh chứng") and "2 tệp, 0/5000 MB." in line


async def test_what_is_missing_or_was_changed_is_counted(filed: Office) -> None:
    first, second = paths(filed)
    first.unlink()
    second.write_bytes(bytes(second.stat().st_size))
    assert [line[:1] for line in said(filed)] == ["✓", "!", "!"]
    assert f"1 tệp minh chứng không còn đủ trong thư mục: lấy lại từ bản sao lưu ({first.name[:8]})" in said(filed)[1]
    assert f"1 tệp minh chứng đã bị thay đổi: lấy lại từ bản sao lưu ({second.name[:8]})" in said(filed)[2]


async def test_a_folder_that_cannot_be_written(filed: Office, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    (line,) = said(filed, Folder(blocked))
    assert line.startswith(f"! Không ghi được vào thư mục minh chứng {blocked}")


async def test_a_folder_that_is_nearly_full(filed: Office) -> None:
    assert filed.folder is not None
    assert "Sắp hết chỗ: tăng EVIDENCE_QUOTA_MB" in said(filed, Folder(filed.folder.root, quota=1))[0]
