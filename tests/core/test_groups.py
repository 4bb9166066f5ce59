"""How messages of each group, A to O, are read with the shipped directive's words: a small table a group."""

import pytest

from bot.reading import vocabulary
from storage.directive_file import read_directive
from tests.core.reading import told
from tests.files.directive_texts import SHIPPED

WORDS = vocabulary(read_directive(SHIPPED))


GROUPS = {
    "A formal": [
        ("UBND xã Phước Quang đã ban hành Kế hoạch số 08/KH-UBND ngày 16/02/2024.", "2 done"),
        ("Xã đang tiến hành lắp đặt bảng niêm yết.", "1 in_progress"),
        ("Dự kiến tổ chức quán triệt ngày 27/02/2024.", "3 not_started 27/02"),
        ("Đến nay, xã đã hoàn thành nội dung phối hợp.", "4 done"),
        ("Kế hoạch đã trình Thường trực Đảng ủy trước khi ban hành.", "2 in_progress"),
        ("Đơn vị không phát sinh khó khăn, vướng mắc.", "status"),
    ],
    "B without diacritics": [
        ("xong roi a", "- done"),
        ("ke hoach ban hanh roi, quan triet thi thu 6 nay", "2 done, 3 not_started 23/02"),
        ("viec 4 chua lam gi het chi oi", "4 not_started"),
        ("dieu kien du het roi", "1 done"),
        ("viec 3 tuan nay xong", "3 23/02"),
    ],
    "C abbreviations": [
        ("v1 xong, v2 chờ ct ký, v3 xong, v4 đg lm", "1 done, 2 in_progress, 3 done, 4 in_progress"),
        ("KH đã BH r nha a", "2 done"),
        ("ĐK đc 80% r", "1 in_progress 80%"),
        ("KH đg dt, QT chưa", "2 in_progress, 3 not_started"),
        ("qt chx lm", "3 not_started"),
        ("k có KP lm bảng", "difficulty 1 blocked"),
    ],
    "D negation and degree": [
        ("việc 2 chưa xong hẳn", "2 in_progress"),
        ("kế hoạch chưa viết được chữ nào", "2 not_started"),
        ("xã em chưa triển khai gì cả", "- not_started"),
        ("việc 1 không thiếu gì nữa, xong hẳn rồi", "1 done"),
        ("việc 2 chỉ còn khâu lấy số thôi", "2 in_progress"),
        ("em nói lộn, kế hoạch mới ký chứ chưa ban hành", "2 in_progress"),
        ("việc 4 xong rồi chứ không phải đang làm", "4 done"),
    ],
    "E several tasks": [
        ("ba việc đầu xong, việc cuối chưa đụng tới", "1 done, 2 done, 3 done, 4 not_started"),
        ("1, 4 xong; 2, 3 đang làm", "1 done, 4 done, 2 in_progress, 3 in_progress"),
        ("Chỉ còn phối hợp là đang làm", "4 in_progress"),
        ("việc một thì xong rồi việc hai thì còn chờ ký việc ba thì chưa làm", "1 done, 2 in_progress, 3 not_started"),
    ],
    "F dates": [
        ("mai ban hành kế hoạch", "2 21/02"),
        ("ngày kia họp quán triệt", "3 not_started 22/02"),
        ("việc 1 thứ ba tuần sau xong", "1 27/02"),
        ("quán triệt xong hôm thứ hai", "3 done"),
        ("kế hoạch tuần tới sẽ ban hành", "2"),
        ("hai tuần nay việc 1 đang làm", "1 in_progress"),
    ],
    "G percent": [
        ("việc 1 được một nửa", "1 in_progress 50%"),
        ("1: 85%, 2: 100%", "1 in_progress 85%, 2 done 100%"),
        ("Quán triệt xong, dự 45/47 người", "3 done"),
        ("cỡ 80 phần trăm rồi", "- in_progress 80%"),
        ("ĐK: 1/2", "1 in_progress 50%"),
    ],
    "H difficulty": [
        ("Việc 1 vướng chỗ kinh phí in thư", "difficulty 1 blocked"),
        ("xin lùi việc 3 sang 05/3 giúp xã", "difficulty 3 05/03"),
        ("việc 3 chưa tổ chức được vì cán bộ đi học", "difficulty 3 blocked"),
        ("việc 1 chưa biết tính sao", "difficulty 1 blocked"),
        ("Không có kinh phí, chưa mua sắm được thiết bị nào cho việc 1.", "difficulty 1 blocked"),
    ],
    "I question": [
        ("Anh cho hỏi hạn cuối là ngày nào ạ?", "question"),
        ("hạn chót 29/2 hay 1/3 anh", "question"),
        ("kế hoạch có cần gửi bản giấy không anh", "question"),
        ("cho xin lại file công văn với ạ", "question"),
        ("Thi diem xong thang may thi toi xa em?", "question"),
    ],
    "J acknowledgement": [
        ("Vâng em nhận rồi ạ", "ack"),
        ("👍", "ack"),
        ("đang họp, lát nhắn sau", "ack"),
        ("em đang đi cơ sở, chiều về em báo nghe", "ack"),
        ("dạ em rõ, sẽ tham mưu lãnh đạo", "ack"),
    ],
    "K small talk": [
        ("Chúc anh chị tuần mới vui vẻ nhé", "smalltalk"),
        ("chuc mung 8/3 chi em van phong nhe", "smalltalk"),
        ("cơm nước gì chưa mấy anh văn phòng", "smalltalk"),
        ("😂😂", "smalltalk"),
    ],
    "L refusal, forward, command, attachment": [
        ("đừng nhắn nữa", "other"),
        ("em chuyển công tác rồi", "other"),
        ("gửi lộn nhóm rồi mọi người ơi", "other"),
        ("Fwd: đề nghị các xã hoàn thành việc 2 trước 25/9", "other"),
        ("[Hình ảnh]", "other"),
        ("/start", "other"),
    ],
    "M long": [
        (
            "Dạ em báo: việc 1 xong rồi, bàn ghế máy móc đầy đủ; việc 2 ban hành ngày 16/2 số 08/KH-UBND; "
            "việc 3 lịch họp sáng 27/2; việc 4 thì đang làm việc với bưu điện.",
            "1 done, 2 done, 3 not_started 27/02, 4 in_progress",
        ),
        (
            "Việc 1 chưa có tiền mua sắm nên đứng, việc 2 soạn xong gửi chủ tịch coi rồi, việc 3 với việc 4 chưa làm.",
            "difficulty 1 blocked, 2 in_progress, 3 not_started, 4 not_started",
        ),
    ],
    "N confusables": [
        ("việc 2 2 ngày nữa xong", "2 22/02"),
        ("việc thứ 2 xong", "2 done"),
        ("thứ 2 rồi mà việc 2 chưa ai làm", "2 not_started"),
        ("việc 3 được 3/4 rồi", "3 in_progress 75%"),
        ("Phước Lộc nói xong việc 2 rồi đó anh", "other"),
        ("KH ban hành rồi, CV gửi kèm", "2 done"),
    ],
    "O roll-out": [
        ("chưa tới đợt nhân rộng nên xã chưa triển khai", "- not_started"),
        ("Kế hoạch nhân rộng của xã đang dự thảo", "2 in_progress"),
        ("hôm nay 20/2 xã báo cáo hoàn thành cả 4 nội dung", "1 done, 2 done, 3 done, 4 done"),
    ],
}  # fmt: skip
CASES = [(group, text, reading) for group, rows in GROUPS.items() for text, reading in rows]


@pytest.mark.parametrize(("group", "text", "reading"), CASES, ids=[f"{group[0]}-{text}" for group, text, _ in CASES])
def test_group(group: str, text: str, reading: str) -> None:
    assert told(text, vocabulary=WORDS) == reading


def test_there_is_a_table_for_each_group() -> None:
    assert [name[0] for name in GROUPS] == list("ABCDEFGHIJKLMNO")
