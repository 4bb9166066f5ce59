"""Between a file's receipt and the disk: networks, restarts, disks and quotas that fail, and nothing lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.fetching import Fetching
from core.channel import Fetched
from storage import evidence_fetching, evidence_lists
from storage.evidence import files
from storage.evidence_folder import Folder
from storage.evidence_lists import Line
from tests.dialogues.desk import ADMIN, QUANG
from tests.office import Office, Overheard
from tests.some_files import PDF, docx


class Shaky(Overheard):
    """A messenger whose downloads break off half-way, as often as told."""

    def __init__(self) -> None:
        super().__init__()
        self.failures = 0
        self.retry_after: float | None = None

    async def fetch(self, ref: str, write: Callable[[bytes], None]) -> Fetched:
        if self.failures:
            self.failures -= 1
            write(self.uploads[ref][:10])
            return Fetched(whole=False, retry_after=self.retry_after)
        return await super().fetch(ref, write)


@pytest.fixture
def shaky(office: Office) -> tuple[Office, Shaky]:
    office.web = Shaky()
    return office.restarted(), office.web


def kept(office: Office) -> list[Line]:
    return office.database.look(evidence_lists.every)


def on_disk(office: Office) -> list[Path]:
    assert office.folder is not None
    return sorted(path for path in office.folder.root.rglob("*") if path.is_file())


def fetching(office: Office, folder: Folder) -> Fetching:
    return Fetching(office.database, {office.web.name: office.web}, folder, office.clock.now)


async def test_a_network_that_fails_in_the_middle_is_tried_again_later(shaky: tuple[Office, Shaky]) -> None:
    office, web = shaky
    web.failures = 2
    await office.talk(QUANG).sends("ke-hoach.pdf", PDF, "việc 2 đang làm")
    assert [line.state for line in kept(office)] == ["waiting"] and not on_disk(office)
    await office.system.settle()
    assert web.failures == 1, "ten seconds have not passed"
    for hour in ("08:00", "09:00"):
        await office.until(f"2024-02-15 {hour}")
        await office.system.settle()
    (line,) = kept(office)
    assert line.state == "kept" and [path.name for path in on_disk(office)] == [line.sha256]


async def test_waits_grow_and_a_week_of_them_ends(shaky: tuple[Office, Shaky]) -> None:
    office, web = shaky
    web.failures = 1000
    await office.talk(QUANG).sends("ke-hoach.pdf", PDF, "việc 2 đang làm")
    waits = []
    for day in range(15, 24):
        row = office.database.look(lambda s: s.execute(select(files.c.due)).one())
        waits.append((row.due - office.clock.now()).total_seconds())
        await office.until(f"2024-02-{day} 12:00")
        await office.system.settle()
    assert waits[0] == 10 and waits[4] == 3600
    assert [(line.state, line.reason) for line in kept(office)] == [("refused", "unreached")]
    assert "nhiều ngày không tải về được" in "".join(sent.text for sent in office.talk(QUANG).messages)


async def test_a_messenger_that_asks_for_patience_gets_it(shaky: tuple[Office, Shaky]) -> None:
    office, web = shaky
    web.failures, web.retry_after = 1, 3000.0
    await office.talk(QUANG).sends("ke-hoach.pdf", PDF, "việc 2 đang làm")
    row = office.database.look(lambda s: s.execute(select(files.c.due)).one())
    assert (row.due - office.clock.now()).total_seconds() == 3000


async def test_a_restart_between_receipt_and_fetch(shaky: tuple[Office, Shaky]) -> None:
    office, web = shaky
    web.failures = 1
    await office.talk(QUANG).sends("ke-hoach.pdf", PDF, "việc 2 đang làm")
    await office.until("2024-02-15 08:00")
    again = office.restarted()
    folder = again.folder
    assert folder is not None
    half = folder.root / "incoming" / "half"
    half.write_bytes(b"%PDF")
    await again.system.settle()
    assert [line.state for line in kept(again)] == ["kept"]
    assert not half.exists() and len(on_disk(again)) == 1


async def test_a_crash_between_disk_and_commit_claims_nothing(office: Office) -> None:
    """The file is in its place, its row still waits: the next fetch finds it there."""
    broken = office.folder
    assert broken is not None
    await office.talk(QUANG).sends("ke-hoach.pdf", PDF, "việc 2 đang làm")

    def forget(session: Any) -> None:
        session.execute(files.update().values(state="waiting", sha256="", kept_at=None))

    await office.database.run(forget)
    assert len(on_disk(office)) == 1
    await office.restarted().system.settle()
    assert [line.state for line in kept(office)] == ["kept"] and len(on_disk(office)) == 1


async def test_beyond_the_quota_nothing_new_is_kept_and_the_admins_hear_it_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert office.system.fetching is not None
    monkeypatch.setattr(office.system.fetching, "_folder", Folder(on_disk_root(office), quota=len(PDF) + 10))
    talk, admin = office.talk(QUANG), office.talk(ADMIN)
    await talk.sends("ke-hoach.pdf", PDF, "việc 2 đang làm")
    await talk.sends("lai.pdf", PDF, "việc 2 đang làm")  # the same content needs no room
    await talk.sends("bien-ban.docx", docx(), "việc 2 đang làm")
    talk.hears("“bien-ban.docx” không nhận được vì chỗ lưu tệp của Văn phòng đã hết")
    await talk.sends("bien-ban-2.docx", docx(a="b"), "việc 2 đang làm")
    assert [line.reason for line in kept(office)] == ["", "", "quota", "quota"]
    alarms = [sent for sent in admin.messages if "Chỗ lưu tệp minh chứng đã hết" in sent.text]
    assert len(alarms) == 1
    assert office.database.look(evidence_fetching.used) == len(PDF)


def on_disk_root(office: Office) -> Path:
    assert office.folder is not None
    return office.folder.root


async def test_a_disk_that_takes_nothing_loses_nothing(office: Office, tmp_path: Path) -> None:
    blocked = tmp_path / "evidence"
    blocked.write_text("a file where the folder should be")
    talk, admin = office.talk(QUANG), office.talk(ADMIN)
    await talk.sends("ke-hoach.pdf", PDF, "việc 2 đang làm")
    assert office.system.fetching is not None and office.system.fetching.trouble
    assert [line.state for line in kept(office)] == ["waiting"]
    assert any("chưa lưu được vào ổ đĩa" in sent.text for sent in admin.messages)
    blocked.unlink()
    await office.until("2024-02-15 08:00")
    await office.system.settle()
    assert [line.state for line in kept(office)] == ["kept"] and not office.system.fetching.trouble


async def test_a_messenger_that_is_not_served_is_waited_for(office: Office) -> None:
    await office.talk(QUANG).sends("ke-hoach.pdf", PDF, "việc 2 đang làm")

    def elsewhere(session: Any) -> None:
        session.execute(files.update().values(state="waiting", channel="zalo"))

    await office.database.run(elsewhere)
    await office.system.settle()
    assert [line.state for line in kept(office)] == ["waiting"]
