"""What a person sees of an `Outgoing`."""

from io import BytesIO

import pytest
from PIL import Image

from bot.channels.telegram import TelegramChannel
from core.channel import Button, Document, Fate, Outcome, Outgoing
from tests.telegram_server import Person, TelegramServer, a_picture


async def sent(channel: TelegramChannel, message: Outgoing) -> Outcome:
    outcome = await channel.send(message)
    assert outcome.fate is Fate.SENT, outcome
    return outcome


def to(person: Person, text: str, *labels: str, edits: str | None = None) -> Outgoing:
    buttons = tuple(Button(label, f"7.{index}") for index, label in enumerate(labels))
    return Outgoing(str(person.id), text, buttons=buttons, edits=edits)


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị đơn vị báo cáo trước ngày 01/10/2024.",
        'Tỷ lệ <b>90%</b> & "a < b" > c &amp; </i> <',
        "dòng một\n\ndòng hai 👍🏽",
        "x" * 4096,
        "<" * 4096,
    ],
)
async def test_text_arrives_letter_by_letter(telegram: TelegramChannel, official: Person, text: str) -> None:
    outcome = await sent(telegram, to(official, text))
    [message] = official.messages
    assert (message.text, message.entities, str(message.id)) == (text, [], outcome.ref)


async def test_no_link_is_previewed(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    await sent(telegram, to(official, "https://example.vn"))
    [call] = telegram_server.calls_of("sendMessage")
    assert call["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        ([], []),
        (["Đúng"], [["Đúng"]]),
        (["Đúng", "Sửa"], [["Đúng", "Sửa"]]),
        (["Đúng", "Sửa", "Không ghi"], [["Đúng", "Sửa"], ["Không ghi"]]),
        (["a" * 16, "b" * 17, "c", "d"], [["a" * 16], ["b" * 17], ["c", "d"]]),
    ],
)
async def test_two_short_buttons_share_a_row(
    telegram: TelegramChannel, official: Person, labels: list[str], rows: list[list[str]]
) -> None:
    await sent(telegram, to(official, "Việc 2?", *labels))
    [message] = official.messages
    assert [[key.label for key in row] for row in message.rows] == rows


async def test_a_document_keeps_its_vietnamese_name(telegram: TelegramChannel, official: Person) -> None:
    content = b"PK" + bytes(range(256)) * 8
    document = Document("Tổng hợp tuần 3 (bản 1).xlsx", content)
    await sent(telegram, Outgoing(str(official.id), "Số liệu <đến 14h>", document=document))
    [message] = official.messages
    assert message.document is not None
    assert (message.document.name, message.document.content) == (document.name, content)
    assert message.text == "Số liệu <đến 14h>"


async def test_letters_that_would_end_a_file_name_are_replaced(telegram: TelegramChannel, official: Person) -> None:
    await sent(telegram, Outgoing(str(official.id), "", document=Document('a;b"c\\d/e\n.txt', b"x")))
    [message] = official.messages
    assert message.document is not None
    assert message.document.name == "a_b_c_d_e_.txt"


async def test_a_large_document_is_uploaded_whole(telegram: TelegramChannel, official: Person) -> None:
    content = b"0123456789abcdef" * 2**17
    await sent(telegram, Outgoing(str(official.id), "", document=Document("lon.bin", content)))
    [message] = official.messages
    assert message.document is not None
    assert message.document.content == content


async def test_a_picture_with_caption_and_buttons(telegram: TelegramChannel, official: Person) -> None:
    picture = Document("bang.png", a_picture(640, 480), picture=True)
    buttons = (Button("Đã nhận", "9.0"),)
    await sent(telegram, Outgoing(str(official.id), "Bảng <1>", buttons=buttons, document=picture))
    [message] = official.messages
    assert (message.text, message.buttons, message.document) == ("Bảng <1>", ["Đã nhận"], None)
    assert Image.open(BytesIO(message.photo or b"")).size == (640, 480)


async def test_an_edit_changes_the_message_in_place(telegram: TelegramChannel, official: Person) -> None:
    ref = (await sent(telegram, to(official, "Đúng không?", "Đúng", "Sửa"))).ref
    outcome = await sent(telegram, to(official, "Đã ghi <việc 2>", "Sửa", edits=ref))
    [message] = official.messages
    assert (message.text, message.buttons, outcome.ref) == ("Đã ghi <việc 2>", ["Sửa"], ref)


async def test_an_edit_without_buttons_takes_the_keyboard_away(telegram: TelegramChannel, official: Person) -> None:
    ref = (await sent(telegram, to(official, "Đúng không?", "Đúng"))).ref
    await sent(telegram, to(official, "Đúng không?", edits=ref))
    assert official.messages[0].buttons == []


async def test_an_edit_that_changes_nothing_counts_as_sent(telegram: TelegramChannel, official: Person) -> None:
    ref = (await sent(telegram, to(official, "Đã ghi", "Sửa"))).ref
    again = await sent(telegram, to(official, "Đã ghi", "Sửa", edits=ref))
    assert again.ref == ref


async def test_an_edit_of_a_message_with_a_file_changes_its_caption(
    telegram: TelegramChannel, official: Person
) -> None:
    document, buttons = Document("cv.docx", b"x"), (Button("Đã nhận", "9.0"),)
    ref = (await sent(telegram, Outgoing(str(official.id), "Thông báo", buttons, document))).ref
    outcome = await sent(telegram, to(official, "Thông báo <đã nhận>", edits=ref))
    [message] = official.messages
    assert (message.text, message.buttons, outcome.ref) == ("Thông báo <đã nhận>", [], ref)
    assert message.document is not None
    await sent(telegram, to(official, "Thông báo <đã nhận>", edits=ref))


async def test_an_edit_carries_no_document(telegram: TelegramChannel, official: Person) -> None:
    message = Outgoing(str(official.id), "x", document=Document("a.txt", b"x"), edits="1")
    with pytest.raises(ValueError, match="no document"):
        await telegram.send(message)
