"""Strangers, joining, help, and what the bot cannot read."""

from collections.abc import Collection, Sequence

from core.rights import UNIT_ROLES, Role


def stranger(office: str, phone: str) -> str:
    """WORDS 39: learns nothing else."""
    call = f"xin gọi {phone} để được cấp mã" if phone else "xin liên hệ Văn phòng để được cấp mã"
    return (
        f"Đây là kênh công vụ của {office}, dành cho người được đơn vị cử làm đầu mối.\n"
        f"Cần tham gia, {call}; đã có mã thì nhắn mã tại đây."
    )


def ask_consent(who: str) -> str:
    """WORDS 2: what is kept, in two sentences, before anything is."""
    return (
        "Kênh này dùng để theo dõi tiến độ, không thay báo cáo bằng văn bản; đề nghị không gửi nội dung mật.\n"
        "Hệ thống lưu họ tên, chức vụ, điện thoại công vụ và tin nhắn về công việc.\n"
        f"{who}: anh/chị đồng ý tham gia chứ?"
    )


def who(name: str, posts: Sequence[tuple[str, str]]) -> str:
    """A person's name, and the (role, unit) of each post; a name that is the post already is not said twice."""
    held = ", ".join(f"{role} của {unit}" for role, unit in posts if unit not in name)
    return f"{name}, {held}" if held else name


def welcome(roles: Collection[Role], units: str) -> str:
    if Role.ADMIN in roles or Role.OFFICE in roles:
        return "Đã ghi nhận. Anh/chị nhận tổng hợp và vướng mắc của các đơn vị tại đây; các lệnh: /trogiup."
    if not UNIT_ROLES & set(roles):
        return "Đã ghi nhận. Anh/chị nhận tổng hợp tại đây; các lệnh: /trogiup."
    if roles == {Role.LEADER}:
        return (
            f"Đã ghi nhận. Từ nay Văn phòng báo cáo anh/chị tại đây khi đến mốc mà {units} còn việc.\n"
            "Xem các việc của đơn vị: /viec."
        )
    return (
        f"Đã ghi nhận. Từ nay anh/chị nhận nhắc việc của {units} tại đây.\n"
        "Có kết quả đến đâu, chỉ cần nhắn, ví dụ: “việc 3 đang làm, thứ Sáu xong”; xem các việc: /viec."
    )


DECLINED = "Đã rõ, anh/chị chưa tham gia nên hệ thống chưa gửi gì. Khi muốn tham gia, anh/chị nhắn một tin tại đây."


def already_member(who: str) -> str:
    return f"Anh/chị đã tham gia: {who}. Nhắn /trogiup để xem các lệnh."


def wrong_code(phone: str) -> str:
    return f"Mã này không đúng. Nhờ anh/chị xem lại mã đã được cấp{_or_call(phone)}."


def used_code(phone: str) -> str:
    """WORDS 25."""
    report = f"xin báo ngay cho Văn phòng: {phone}" if phone else "xin báo ngay cho Văn phòng"
    return f"Mã này đã có người dùng. Nếu không phải anh/chị, {report}.\nVăn phòng sẽ cấp mã mới."


def expired_code(phone: str) -> str:
    return f"Mã này đã hết hạn hoặc đã được thay bằng mã mới. Nhờ anh/chị dùng mã mới nhất{_or_call(phone)}."


LOCKED = "Đã nhập sai mã nhiều lần nên tạm khóa một giờ. Hết một giờ, nhờ anh/chị nhập lại."


def _or_call(phone: str) -> str:
    return f", hoặc gọi Văn phòng: {phone}" if phone else ", hoặc liên hệ Văn phòng"


NOT_YOURS = "Nội dung này không thuộc phần việc của anh/chị trong hệ thống."


def own_unit_only(post: str, phone: str) -> str:
    """WORDS 23: `post` as "đầu mối của UBND xã Phước Hòa"."""
    call = f"xin gọi Văn phòng: {phone}" if phone else "xin liên hệ Văn phòng"
    return f"Anh/chị là {post} nên chỉ xem và báo được việc của đơn vị mình.\nCần trao đổi về đơn vị khác, {call}."


UNKNOWN_COMMAND = "Không có lệnh này. Nhắn /trogiup để xem các lệnh."
CANCELLED = "Đã bỏ câu hỏi đang dở. Những gì đã ghi thì vẫn giữ."
NOTHING_TO_CANCEL = "Không có câu hỏi nào đang dở."
LEFT_QUESTION = "Câu hỏi trước được bỏ qua; cần thì anh/chị bắt đầu lại."
FINISHED_QUESTION = "Câu hỏi này đã được trả lời hoặc đã bỏ qua. Cần ghi thêm, nhờ anh/chị nhắn tin mới."
EMPTY = "Tin không có chữ. Nhờ anh/chị nhắn một câu, ví dụ: “việc 3 đang làm, thứ Sáu xong”."
STICKER = "Đã thấy hình của anh/chị, nhưng hệ thống chỉ đọc được chữ. Có kết quả, nhờ anh/chị nhắn một câu."
VOICE = "Hệ thống chưa nghe được tin thoại. Nhờ anh/chị nhắn chữ, ví dụ: “việc 3 đang làm, thứ Sáu xong”."
LOCATION = "Đã thấy vị trí anh/chị gửi, nhưng hệ thống chỉ đọc được chữ. Có kết quả, nhờ anh/chị nhắn một câu."
CONTACT = (
    "Đã thấy danh thiếp anh/chị gửi. Nếu đơn vị đổi đầu mối, nhờ anh/chị nhắn một câu, ví dụ: “em chuyển công tác”; "
    "Văn phòng sẽ liên hệ."
)
OTHER_KIND = "Hệ thống chưa đọc được loại tin này. Nhờ anh/chị nhắn chữ, ví dụ: “việc 3 đang làm, thứ Sáu xong”."
FILE = "Đã thấy tệp của anh/chị, nhưng chưa rõ là của việc nào. Nhờ nhắn kèm một câu, ví dụ: “việc 2 đã ban hành”."
EDITED = (
    "Đã thấy anh/chị sửa tin, nhưng nội dung đã ghi theo tin trước không tự đổi. "
    "Cần sửa, nhờ bấm “Sửa” hoặc nhắn tin mới."
)
FAULT = "Hệ thống gặp lỗi khi đọc tin này; tin vẫn được lưu và Văn phòng sẽ xem. Xin lỗi anh/chị."

GROUP = (
    "Kênh này chỉ trao đổi riêng với từng người, không nhận báo cáo trong nhóm. "
    "Đề nghị anh/chị nhắn riêng cho tài khoản này."
)


def help_text(lines: Sequence[tuple[str, str]], *, official: bool) -> str:
    commands = "\n".join(f"/{name} – {what}" for name, what in lines)
    lead = "Có kết quả đến đâu, anh/chị nhắn một câu là được, ví dụ: “việc 3 đang làm, thứ Sáu xong”.\n\n"
    return (lead if official else "") + f"Các lệnh:\n{commands}"


OFFICE_FREE_TEXT = "Văn phòng dùng các lệnh sau; trả lời vướng mắc thì bấm “Trả lời” dưới tin đó."
