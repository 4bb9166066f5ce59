"""Samples: told to the office."""

from core.texts import office
from tests.core.samples.values import OFFICE, PHONE, UNIT, Call, sample


def calls() -> list[Call]:
    who = f"Đầu mối {UNIT}"
    return [
        sample(office.stopped, who, PHONE, UNIT, "đừng nhắn nữa"),
        sample(office.stopped, who, PHONE, UNIT, "đừng nhắn nữa", [UNIT]),
        sample(office.moved_on, who, PHONE, UNIT, "tôi chuyển công tác", [UNIT], stopped=True),
        sample(office.moved_on, who, PHONE, UNIT, "văn bản đã chuyển", stopped=False),
        sample(office.resumed, who, UNIT),
        sample(office.unknown_unit, "phuoc xyz"),
        sample(office.ambiguous_unit, "phuoc", ["UBND xã Phước Hòa", "UBND xã Phước Hưng"]),
        sample(office.preview, "Thí điểm", 3, 9, [], "Họp lúc 8 giờ.", office.send_now("8 giờ 30")),
        sample(office.preview, UNIT, 1, 3, [f"{who}, {PHONE}"] * 7, "Họp.", office.send_later("7 giờ thứ Sáu 16/02")),
        sample(office.send_now, "8 giờ 30"),
        sample(office.send_later, "7 giờ thứ Sáu 16/02"),
        sample(office.held_until, office.send_later("7 giờ thứ Sáu 16/02")),
        sample(office.stopped_midway, 40),
        sample(office.sent_again, 3),
        sample(office.broadcast, OFFICE, "Họp lúc 8 giờ."),
        sample(
            office.account,
            "16 giờ 48 ngày 27/9/2024",
            11,
            13,
            [f"Phước Thắng ({PHONE})", f"Phước Thành ({PHONE})"],
            39,
            [(36, office.SENT), (2, office.FAILED), (1, office.UNKNOWN), (0, office.SKIPPED), (0, office.WAITING)],
            [f"{who}, {PHONE}"],
        ),
        *(
            sample(office.lowered, UNIT, 2, "đã xác nhận hoàn thành", "đang thực hiện", said, who, PHONE)
            for said in ("", "việc 2 chưa xong")
        ),
    ]
