"""What the bench's server answers: the few methods of the Bot API that bots here call, and the bench's own levers."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from bench.books import Books, Goal, Limits, Updates

Gone = Callable[[], None]
ME = {"id": 123456789, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
_ME = json.dumps(ME)
_RIGHTS = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
_FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 1}


@dataclass(slots=True)
class Call:
    """`reply` may be called later: then the connection waits."""

    path: str
    fields: dict[str, str]
    reply: Callable[..., None]

    @property
    def name(self) -> str:
        return self.path[self.path.rfind("/") + 1 :]


class Api:
    def __init__(self) -> None:
        self._numbers = count(1)
        self._goals: list[Goal] = []
        self._reset(Limits())
        self._methods: dict[str, Callable[[Call], Gone | None]] = {
            "sendMessage": self._send_message,
            "sendPhoto": self._send_photo,
            "sendDocument": self._send_document,
            "editMessageText": self._edit,
            "getUpdates": self._get_updates,
            "getWebhookInfo": self._no_webhook,
            "getMe": self._get_me,
            **dict.fromkeys(_NOTHING_BUT_TRUE, self._true),
        }
        self._levers = {
            "reset": self._reset_by,
            "push": self._push,
            "stats": self._stats,
            "wait": self._wait,
        }

    def answer(self, call: Call) -> Gone | None:
        """Answer now, or later; what is to be told when the caller hangs up meanwhile."""
        known = self._levers if call.path.startswith("/bench/") else self._methods
        method = known.get(call.name)
        if method is None:
            call.reply('{"ok":false,"error_code":404,"description":"Not Found"}', 404)
            return None
        return method(call)

    # -- the Bot API

    def _get_me(self, call: Call) -> None:
        _ok(call, json.dumps(ME | _RIGHTS))

    def _no_webhook(self, call: Call) -> None:
        _ok(call, '{"url":"","has_custom_certificate":false,"pending_update_count":0}')

    def _true(self, call: Call) -> None:
        _ok(call, "true")

    def _send_message(self, call: Call) -> None:
        self._send(call, '"text":' + json.dumps(call.fields.get("text", "")))

    def _send_photo(self, call: Call) -> None:
        photo = json.dumps([_FILE | {"width": 1, "height": 1}])
        self._send(call, f'"photo":{photo},"caption":{json.dumps(call.fields.get("caption", ""))}')

    def _send_document(self, call: Call) -> None:
        self._send(call, f'"document":{json.dumps(_FILE)},"caption":{json.dumps(call.fields.get("caption", ""))}')

    def _send(self, call: Call, content: str) -> None:
        chat, now = call.fields.get("chat_id", ""), time.monotonic()
        if not chat.lstrip("-").isdigit():
            call.reply('{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}', 400)
        elif wait := self._limits.wait(chat, now):
            self._books.refused += 1
            call.reply(_too_many(wait), 429)
        else:
            self._limits.note(chat, now)
            self._books.accept(chat, now, self._updates.answered(chat))
            _ok(call, _message(next(self._numbers), chat, content, call.fields.get("reply_markup")))
            self._look()

    def _edit(self, call: Call) -> None:
        text = '"text":' + json.dumps(call.fields.get("text", ""))
        _ok(call, _message(int(call.fields["message_id"]), call.fields["chat_id"], text, None))

    def _get_updates(self, call: Call) -> Gone | None:
        self._books.polls += 1
        self._look()
        poll = self._updates.poll(
            offset=int(call.fields.get("offset") or 0),
            limit=int(call.fields.get("limit") or 100),
            reply=lambda found: _ok(call, found),
        )
        seconds = float(call.fields.get("timeout") or 0)
        if poll.ended or seconds <= 0:
            poll.end()
            return None
        asyncio.get_running_loop().call_later(seconds, poll.end)
        return poll.forget

    # -- the bench's levers

    def _reset_by(self, call: Call) -> None:
        asked = call.fields
        self._reset(Limits(_number(asked.get("per_second")), _number(asked.get("per_chat"))))
        _ok(call, "true")

    def _reset(self, limits: Limits) -> None:
        self._numbers = count(1)
        self._limits = limits
        self._books = Books()
        self._updates = Updates()

    def _push(self, call: Call) -> None:
        """`said`: a JSON list of [chat, text]."""
        for chat, text in json.loads(call.fields["said"]):
            self._updates.put(chat, text)
        self._updates.hand_out()
        _ok(call, "true")

    def _stats(self, call: Call) -> None:
        _ok(call, json.dumps(self._books.whole()))

    def _wait(self, call: Call) -> Gone:
        """Answered once so many sends, replies and polls have been counted, or after `seconds`."""
        wanted = {name: int(call.fields.get(name, 0)) for name in ("sends", "replies", "polls")}
        goal = Goal(wanted, lambda: _ok(call, json.dumps(self._books.short())))
        self._goals.append(goal)
        asyncio.get_running_loop().call_later(float(call.fields["seconds"]), self._end, goal)
        self._look()
        return lambda: self._goals.remove(goal) if goal in self._goals else None

    def _look(self) -> None:
        if self._goals:
            for goal in [goal for goal in self._goals if self._books.reached(goal)]:
                self._end(goal)

    def _end(self, goal: Goal) -> None:
        if goal in self._goals:
            self._goals.remove(goal)
            goal.reached()


_NOTHING_BUT_TRUE = (
    *("answerCallbackQuery", "setMyCommands", "deleteMyCommands", "setWebhook", "deleteWebhook"),
    *("sendChatAction", "editMessageReplyMarkup", "close", "logOut"),
)


def _number(text: str | None) -> float | None:
    return float(text) if text else None


def _ok(call: Call, result: str) -> None:
    call.reply('{"ok":true,"result":' + result + "}")


def _message(number: int, chat: str, content: str, markup: str | None) -> str:
    keyboard = f',"reply_markup":{markup}' if markup else ""
    return (
        f'{{"message_id":{number},"from":{_ME},"chat":{{"id":{chat},"first_name":"Bench","type":"private"}},'
        f'"date":{int(time.time())},{content}{keyboard}}}'
    )


def _too_many(seconds: int) -> str:
    words = f"Too Many Requests: retry after {seconds}"
    return json.dumps({"ok": False, "error_code": 429, "description": words, "parameters": {"retry_after": seconds}})
