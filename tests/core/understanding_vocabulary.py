"""The words by which the first directive's tasks are named, as its data file has them."""

from core.understanding import TaskWords, Vocabulary

TASKS = (
    TaskWords(
        1,
        (
            "điều kiện", "chuẩn bị điều kiện", "chuẩn bị các điều kiện", "đk", "đkiện", "đ/k",
            "cơ sở vật chất", "csvc",
            "cơ sở*", "vật chất*", "máy tính*", "máy in*", "máy móc*", "bảng*", "bảng niêm yết*",
            "bàn ghế*", "ghế chờ*",
            "quầy*", "quầy hướng dẫn*", "bàn hướng dẫn*", "in thư*", "mẫu thư*", "thư*", "thư chúc mừng*",
            "thư cảm ơn*",
            "thư chia buồn*", "hòm thư*", "hòm thư góp ý*", "một cửa*", "bộ phận một cửa*",
            "bố trí công chức*",
            "công chức trực*", "công chức tiếp dân*", "trang thiết bị*", "thiết bị*", "nước uống*", "quà*",
            "bộ quà*",
            "pano*", "băng rôn*", "khẩu hiệu*", "phòng làm việc*", "in ấn*", "mua sắm*",
        ),
    ),
    TaskWords(
        2,
        ("kế hoạch", "xây dựng kế hoạch", "bản kế hoạch", "kh", "k/h", "k/hoạch", "khoạch", "ban hành", "phát hành"),
    ),
    TaskWords(
        3,
        (
            "quán triệt", "họp quán triệt", "hội nghị quán triệt", "tổ chức quán triệt",
            "triển khai quán triệt",
            "tổ chức hội nghị quán triệt", "qt", "q/triệt", "qtriệt", "phổ biến*", "sinh hoạt chi bộ*",
            "lồng ghép*",
        ),
    ),
    TaskWords(
        4,
        (
            "phối hợp", "công tác phối hợp", "quy chế phối hợp*", "chương trình phối hợp*", "ph", "p/hợp",
            "p/h", "phợp",
            "hội phụ nữ*", "hội lhpn*", "hội pn*", "phụ nữ*", "hội trưởng*", "bưu điện*", "mặt trận*",
            "ubmt*", "ubmttq*",
            "đoàn thanh niên*", "công an xã*", "các hội*",
        ),
    ),
)  # fmt: skip

UNITS = (
    "Tuy Phước", "Diêu Trì", "Phước Thắng", "Phước Hưng", "Phước Quang", "Phước Hòa", "Phước Sơn",
    "Phước Hiệp", "Phước Lộc",
    "Phước Nghĩa", "Phước Thuận", "Phước An", "Phước Thành",
)  # fmt: skip

ANYBODY = Vocabulary(TASKS, units=UNITS)
"""A sender whose unit is not known."""

PHUOC_HOA = Vocabulary(TASKS, ("Phước Hòa",), UNITS)
"""A sender from one commune."""
