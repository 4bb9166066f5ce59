"""A raw update of the web chat can say all that a messenger's can."""

from datetime import datetime

from bot.channels.webchat import WebChat, says
from core.channel import Incoming, Press, Quoted, Reach

AT = datetime.fromisoformat("2024-02-15T07:15:00+07:00")


def heard(text: str = "", **more: object) -> Incoming:
    return WebChat().parse(says("quang", AT, text, **more)) or Incoming("", "", "", AT)


def test_words_alone() -> None:
    assert heard("việc 2 xong") == Incoming("webchat", "quang", "quang", AT, "việc 2 xong")


def test_a_press_and_a_reply() -> None:
    assert heard(press={"row": 5, "index": 1}).press == Press(5, 1)
    assert heard(press={"row": 5, "index": 1, "ref": "9"}).press == Press(5, 1, "9")
    assert heard("ừ", reply_to={"ref": "9", "row": 5}).reply_to == Quoted("9", 5)
    assert heard("ừ", reply_to={"ref": "9"}).reply_to == Quoted("9")


def test_a_group() -> None:
    assert heard("chào", private=False) == Incoming("webchat", "quang", "quang", AT, "chào", private=False)
    assert heard(moved_to="mới").moved_to == "mới"
    assert heard(reach="added", private=False).reach is Reach.ADDED
