"""People, as a test lets them act. They stand on Telegram's side: they see messages, not updates."""

import asyncio
from collections.abc import Callable
from typing import Any

from tests.telegram_server.call import Upload
from tests.telegram_server.pictures import a_picture, describe_photo
from tests.telegram_server.world import Chat, ChatMessage, Json, World


class Person:
    """Whoever writes has started the bot; whoever has blocked it must unblock it before writing."""

    def __init__(self, world: World, id: int, name: str) -> None:
        self.id = id
        self.name = name
        self.chat = Chat(id, "private", name)
        self._world = world
        self._news = asyncio.Event()
        world.chats[id] = self.chat
        world.watchers[id] = self._news.set

    @property
    def messages(self) -> list[ChatMessage]:
        """What the bot has sent to them, the oldest first, as it looks now."""
        return self._world.in_chat(self.chat)

    @property
    def menu(self) -> list[str]:
        return [command["command"] for command in self._world.menu(self.chat)]

    def as_api(self) -> Json:
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": "vi"}

    def starts(self, code: str = "") -> ChatMessage:
        return self.says(f"/start {code}".strip())

    def says(self, text: str, where: Chat | None = None, reply_to: ChatMessage | None = None) -> ChatMessage:
        content = {"reply_to_message": reply_to.as_quoted()} if reply_to else {}
        return self._write(where, text=text, content=content)

    def replies_to(self, message: ChatMessage, text: str) -> ChatMessage:
        """In the chat of the message; the bot gets it with its buttons."""
        return self.says(text, where=message.chat, reply_to=message)

    def sends_photo(self, caption: str = "", content: bytes | None = None) -> ChatMessage:
        picture = content or a_picture()
        sizes = describe_photo(picture, self._world.keep(Upload("", picture)))
        return self._write(None, text=caption, photo=picture, content={"photo": sizes})

    def sends_document(self, name: str, content: bytes, caption: str = "") -> ChatMessage:
        upload = Upload(name, content)
        stored = {**self._world.keep(upload), "file_name": name}
        return self._write(None, text=caption, document=upload, content={"document": stored})

    def sticker(self, emoji: str = "👍") -> ChatMessage:
        shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self.sends(sticker={**self._blob(), **shape, "emoji": emoji})

    def voice(self, seconds: int = 3) -> ChatMessage:
        return self.sends(voice={**self._blob(), "duration": seconds})

    def video(self, name: str = "video.mp4") -> ChatMessage:
        return self.sends(video={**self._blob(), "width": 640, "height": 480, "duration": 3, "file_name": name})

    def location(self, latitude: float = 13.83, longitude: float = 109.15) -> ChatMessage:
        return self.sends(location={"latitude": latitude, "longitude": longitude})

    def contact(self, phone: str, name: str = "") -> ChatMessage:
        """A contact card; without a name the person's own."""
        own = {"first_name": self.name, "user_id": self.id}
        return self.sends(contact={"phone_number": phone, **({"first_name": name} if name else own)})

    def sends(self, where: Chat | None = None, **content: Any) -> ChatMessage:
        """A message with these fields of the API's Message, whatever they are."""
        return self._write(where, content=content)

    def edits(self, message: ChatMessage, text: str) -> None:
        assert message.sender["id"] == self.id, "people can edit only their own messages"
        message.text, message.edited_at = text, self._world.now()
        self._world.updates.put("edited_message", message.as_api())

    def presses(self, label: str) -> str:
        """The newest button of that name; gives the press's id."""
        for message in reversed(self.messages):
            if message.key(label):
                return self.presses_on(message, label)
        raise AssertionError(f"no button {label!r}; there are {[one.buttons for one in self.messages]}")

    def presses_on(self, message: ChatMessage, label: str) -> str:
        key = message.key(label)
        assert key is not None, f"no button {label!r} on a message with {message.buttons}"
        assert key.data is not None, f"the button {label!r} is a link"
        query = f"press-{len(self._world.queries) + 1}"
        self._world.queries[query] = False
        self._put_press(query, message, key.data)
        return query

    def blocks(self) -> None:
        self._set_membership(blocked=True)

    def unblocks(self) -> None:
        self._set_membership(blocked=False)

    def adds_bot(self, group: Chat) -> None:
        """The bot gets the change, and the line about it that stands in the group."""
        self._move_bot(group, "member")
        self._write(group, content={"new_chat_members": [self._world.me]})

    def removes_bot(self, group: Chat) -> None:
        """The last that the bot gets from there."""
        self._move_bot(group, "kicked")

    async def hears(self, part: str, timeout: float = 5) -> ChatMessage:  # noqa: ASYNC109
        """Wait for a message with these words that has not been heard yet; an edited one is news again."""
        try:
            async with asyncio.timeout(timeout):
                while (message := self._unheard(lambda text: part in text)) is None:
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            seen = "\n".join(f"- {one.text} {one.buttons or ''}" for one in self.messages)
            raise AssertionError(f"{self.name} did not hear {part!r} but\n{seen or '- nothing'}") from None
        message.heard = True
        return message

    def _unheard(self, fits: Callable[[str], bool]) -> ChatMessage | None:
        return next((one for one in self.messages if not one.heard and fits(one.text)), None)

    def _write(self, where: Chat | None, **parts: Any) -> ChatMessage:
        chat = where or self.chat
        assert not chat.blocked, "Telegram asks to unblock the bot first"
        chat.started = True
        message = self._world.add(chat, self.as_api(), **parts)
        if chat.membership == "member":
            self._world.updates.put("message", message.as_api())
        return message

    def _blob(self) -> Json:
        return self._world.keep(Upload("", b"blob"))

    def _put_press(self, query: str, message: ChatMessage, data: str) -> None:
        press = {"id": query, "from": self.as_api(), "message": message.as_api(), "data": data}
        self._world.updates.put("callback_query", {**press, "chat_instance": str(message.chat.id)})

    def _move_bot(self, group: Chat, status: str) -> None:
        before, group.membership = group.membership, status
        self._put_membership(group, before, status)

    def _set_membership(self, blocked: bool) -> None:
        before, self.chat.blocked = self.chat.blocked, blocked
        self._put_membership(self.chat, *("kicked" if one else "member" for one in (before, blocked)))

    def _put_membership(self, chat: Chat, before: str, after: str) -> None:
        change = {"chat": chat.as_api(), "from": self.as_api(), "date": self._world.now()}
        change["old_chat_member"] = self._membership(before)
        change["new_chat_member"] = self._membership(after)
        self._world.updates.put("my_chat_member", change)

    def _membership(self, status: str) -> Json:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"user": self._world.me, "status": status, **until}
