"""How chat spells words and numbers, and what is counted."""

_SPELLINGS = {
    "không": "k K ko khg hk hok hông hong hổng hem kô hôg khum khôg",
    "chưa": "chx chư",
    "được": "dc đc đươc đựơc đuọc",
    "rồi": "r rùi rui rầu ròi rồ roof òi gòi oy roài dồi ùi rôi rôì",
    "việc": "vc viêc zệc dziệc vịêc",
    "đang": "đg dg đag đâng",
    "đồng chí": "đ/c đ/chí d/c",
    "báo cáo": "b/c bc BC bcáo b/cáo",
    "tổng hợp": "t/h",
    "thực hiện": "th TH t/hiện",
    "triển khai": "tk TK t/khai",
    "hoàn thành": "ht HT h/thành h/t hthanh hthành",
    "hoàn thành xuất sắc nhiệm vụ": "htxsnv HTXSNV",
    "ban hành": "bh BH b/hành bhanh bhành",
    "xây dựng": "xd XD",
    "chuẩn bị": "cb cbị c/bị",
    "cán bộ": "CB",
    "cán bộ công chức": "cbcc CBCC",
    "cán bộ công chức viên chức": "cbccvc CBCCVC",
    "kinh phí": "kp KP k/phí",
    "hướng dẫn": "hd HD hdẫn h/dẫn",
    "khó khăn": "kk KK",
    "vướng mắc": "vm VM",
    "khó khăn vướng mắc": "kkvm",
    "nhiệm vụ": "nv NV",
    "nội dung": "nd ND n/dung",
    "chủ tịch": "ct CT",
    "phó chủ tịch": "pct PCT",
    "bí thư": "bt BT",
    "lãnh đạo": "ld lđ LĐ",
    "trao đổi": "trđ tđ t/đ",
    "dự thảo": "dt DT",
    "trình ký": "tr/ký",
    "quyết định": "qđ QĐ",
    "văn bản": "vb VB",
    "văn thư": "VT",
    "phát hành": "p/h",
    "hội nghị": "hn HN",
    "công việc": "cv",
    "công văn": "CV",
    "ban thường vụ": "btv",
    "thị trấn": "tt TT",
    "hành chính": "hc",
    "gì": "j",
    "vậy": "z zậy",
    "với": "vs",
    "thế nào": "ntn",
    "bao nhiêu": "bn",
    "mọi người": "mn",
    "nói": "ns",
    "nhắn": "nt",
    "cũng": "cx cug cg",
    "quá": "wa qá",
    "biết": "bik bít",
    "làm": "lm lma mần",
    "em": "e",
    "anh": "a",
    "chị": "c",
    "đơn vị": "đv đ/v",
    "ubnd xã": "ubx",
    "chỉ đạo": "cđ",
    "trước": "trc trk",
    "người": "ng",
    "mai": "mơi",
    "mặt trận": "mttq MTTQ ubmttq UBMTTQ",
    "hội phụ nữ": "hpn HPN hlhpn HLHPN",
    "đoàn thanh niên": "đtn ĐTN dtn DTN",
    "nông dân": "hnd HND",
    "cựu chiến binh": "ccb CCB",
    "công an": "cax CAX",
    "đề nghị": "đ/n đn",
    "hôm qua": "hqua",
    "hôm nay": "hnay",
    "cảm ơn": "tks thks",
    "cảm": "cám",
    "ừ": "uk uhm",
    "dạ": "dạk zạ dzạ",
    "ok": "okk okela",
    "hihi": "hjhj",
    "buồn": "huhu",
    "thương": "iu",
    "nhắn tin": "ntin",
    "sẽ": "sx",
    "phải": "fai fải f pải",
    "thời gian": "tg TG",
}
"""Words → how chat spells them. Lower case unless only capitals are meant."""

ABBREVIATIONS = {short: long for long, spellings in _SPELLINGS.items() for short in spellings.split()}
"""Chat spelling → the words meant."""

NOT_BEFORE: dict[str, frozenset[str]] = {
    "kh": frozenset({
        "co", "biet", "duoc", "dc", "lam", "lm", "kip", "vuong", "kho", "phai", "can", "gi", "j", "hieu", "ro",
        "thay", "con", "du", "ai",
    }),
}  # fmt: skip
"""Abbreviations that mean "không" before these words (and a task's name elsewhere)."""

WORDS_WITHOUT_MARKS = frozenset(
    {
        "ai", "anh", "ba", "bai", "ban", "bang", "bao", "bi", "bo", "ca", "cai", "can", "chi", "cho", "chua", "co",
        "con", "cu", "cua", "cung", "da", "dang", "dau", "den", "di", "do", "dung", "em", "gan", "gia", "hai",
        "hay", "hen", "ho", "hong", "in", "ke", "khi", "kho", "ki", "ky", "la", "lam", "len", "lo", "lui", "ma", "mai",
        "may", "moi", "mong", "nam", "nay", "ngay", "nghe", "ngon", "nguon", "nha", "nhan", "nhe", "nua", "on",
        "phai", "qua", "quay", "ra", "ro", "roi", "sang", "sao", "sau", "so", "ta", "tai", "tam", "tham", "thay",
        "the", "theo", "thi", "thu", "tien", "tin", "to", "toi", "tra", "trang", "tranh", "tri", "trong", "trung",
        "tu", "va", "vai", "vang", "xa", "xem", "xin", "yeu",
    }
)  # fmt: skip
"""Letters that are a word of their own as they stand: in a message with diacritics they mean only that."""

FRACTION_SIGNS = {"½": " 1/2 ", "⅓": " 1/3 ", "⅔": " 2/3 ", "¼": " 1/4 ", "¾": " 3/4 "}

NUMBER_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "nhất": 1, "nhì": 2,
}  # fmt: skip

WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
"""After "thứ"; Monday is 0."""

COUNTED = (
    "ngày", "hôm", "bữa", "tuần", "tháng", "giờ", "buổi", "lần", "người", "đồng chí", "cán bộ", "thôn", "xóm",
    "khu phố", "đơn vị", "máy", "bộ", "cái", "bàn", "ghế", "bảng", "quầy", "mẫu", "bản", "văn bản", "triệu",
    "tỷ", "nghìn", "đồng", "xã", "chi bộ", "cuộc", "lớp", "lượt", "trường", "trạm", "tổ", "hội", "phút",
    "tiếng", "hồ sơ", "trường hợp", "tờ", "cuốn", "phòng", "con", "chiếc", "hộp", "thùng", "bé", "hộ",
    "gia đình", "công chức", "viên chức", "phần", "bước", "khâu", "hạng mục", "mục", "ý", "câu", "đại biểu",
    "quạt", "hòm", "khách", "suất",
)  # fmt: skip
"""Things one counts: a number before one of these names no task."""
