"""`dondoc run` against a Bot API server that we did not write."""

from pathlib import Path

import pytest

from bot.settings import Settings
from tests.channels.running_kit import QUANG, running
from tests.peer import package
from tests.peer.person import Person
from tests.peer.shim import Shim
from tests.telegram_server import TOKEN


async def test_an_official_joins_reports_presses_and_is_notified(
    peer: str, shim: Shim, codes: dict[str, str], settings: Settings
) -> None:
    official = Person(peer, TOKEN, 5_000_000_001, "Đầu mối UBND xã Phước Quang")
    async with running(settings):
        await official.starts(codes[QUANG])
        await official.hears("đồng ý tham gia chứ?")
        await official.presses("Đồng ý")
        await official.hears("Đã ghi nhận")
        await official.says("việc 2 đang làm, thứ 6 xong")
        await official.hears("Đã ghi: UBND xã Phước Quang, việc 2 – đang thực hiện, hẹn thứ Sáu 16/02")
        await official.says("viec 1 xong roi")
        await official.hears("bấm “Đúng” để ghi là báo hoàn thành")
        await official.presses("Đúng")
        await official.hears("báo hoàn thành việc 1")
        await official.hears("gửi UBND xã Phước Quang công văn")
        await official.presses("Đã nhận")
        await official.hears("Đã ghi nhận UBND xã Phước Quang")
    assert any("Đã chọn: Đúng" in seen.text for seen in await official.messages())
    assert {"getMe", "getUpdates", "sendMessage", "editMessageText", "answerCallbackQuery"} <= set(shim.calls)


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
@pytest.mark.parametrize("program", ["/nowhere/npm", None])
def test_a_missing_peer_is_skipped_aloud_and_fails_on_ci(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str | None, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: program)
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="NOT TRIED AGAINST A SECOND BOT API SERVER"):
        package.package(tmp_path)
    assert list(tmp_path.iterdir()) == []
