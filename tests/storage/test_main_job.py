"""The main job in short, on SQLite and on PostgreSQL: what is said, asked, answered and sent is the same on both."""

from storage.database import Database
from tests.office import Office

QUANG, NGHIA = "phuoc-quang/dau-moi/1", "phuoc-nghia/dau-moi/1"
OFFICE, ADMIN = "van-phong/van-phong/1", "van-phong/quan-tri/1"


async def test_the_pilots_weeks_come_out_the_same(database: Database) -> None:
    office = await Office.open(database)
    await office.until("2024-02-15 08:00")
    quang, nghia, desk = office.talk(QUANG), office.talk(NGHIA), office.talk(OFFICE)
    quang.hears("gửi UBND xã Phước Quang công văn")
    await quang.says("việc 1 đang làm được 80%, thứ 6 xong")
    await quang.says("viec 2 xong roi")
    await quang.presses("Đúng")
    await nghia.says("vướng kinh phí ạ, xã chưa có nguồn in thư")
    await desk.presses("Trả lời")
    await desk.says("Huyện cấp mẫu trong tuần")
    nghia.hears("Huyện cấp mẫu trong tuần")
    await _broadcast(office)
    await office.until("2024-03-01 12:00")
    assert office.states("phuoc-quang") == ["in_progress", "done", None, None]
    assert office.status("phuoc-quang", 1).percent == 80
    _books_close(office)


async def _broadcast(office: Office) -> None:
    admin = office.talk(ADMIN)
    await admin.says("/thongbao Họp lúc 8 giờ")
    await admin.presses("Thí điểm")
    await admin.presses("Gửi")
    await office.until("2024-02-15 08:01")
    admin.hears("9 người = 9 đã gửi")


def _books_close(office: Office) -> None:
    found = office.export()
    planned = len(office.rows())
    assert planned == sum(found["messages"]["out"].values())
    assert [broadcast["recipients"]["planned"] for broadcast in found["broadcasts"]] == [9]
    assert {nudge["state"] for nudge in found["nudges"]} == {"sent"}
    assert found["difficulties"][0]["thread"][0]["text"] == "Huyện cấp mẫu trong tuần"
    assert any(row.kind == "digest" and row.state == "sent" for row in office.rows("digest:"))
