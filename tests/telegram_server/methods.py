"""What each method does once its parameters have been checked for their types."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from tests.telegram_server.call import Call, Upload
from tests.telegram_server.downloads import Downloads
from tests.telegram_server.entities import read_text, utf16_length
from tests.telegram_server.errors import bad, forbidden
from tests.telegram_server.groups import check_membership, check_upgrade
from tests.telegram_server.markup import read_keyboard
from tests.telegram_server.pictures import describe_photo
from tests.telegram_server.world import Chat, ChatMessage, Json, World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
FILE_LIMIT = 50 * 1024 * 1024
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


class Methods:
    def __init__(self, world: World, downloads: Downloads) -> None:
        self._world = world
        self._do: dict[str, Callable[[Json], Any]] = {
            "getMe": lambda _: self._world.me,
            "sendMessage": self._send_message,
            "sendPhoto": self._send_photo,
            "sendDocument": self._send_document,
            "editMessageText": self._edit_text,
            "editMessageCaption": self._edit_caption,
            "editMessageReplyMarkup": self._edit_markup,
            "getFile": downloads.get_file,
            "answerCallbackQuery": self._answer_press,
            "setMyCommands": self._set_commands,
            "deleteMyCommands": self._delete_commands,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._change_webhook,
            "getWebhookInfo": self._webhook_info,
        }

    async def run(self, call: Call) -> Any:
        if call.method == "getUpdates":
            return await self._get_updates(call)
        return self._do[call.method](call.params)

    def _get_updates(self, call: Call) -> Awaitable[list[Json]]:
        params = call.params
        limit, seconds = params.get("limit", 100), params.get("timeout", 0)
        if not 1 <= limit <= 100:
            raise bad("limit must be 1 to 100")  # the real server cuts it in silence
        if "allowed_updates" in params:
            self._world.updates.allow(params["allowed_updates"])
        return self._world.updates.get(params.get("offset", 0), limit, seconds)

    def _send_message(self, params: Json) -> Json:
        text, entities = _read_message_text(params)
        chat = self._writable(params["chat_id"])
        return self._add(chat, params, text=text, entities=entities)

    def _send_photo(self, params: Json) -> Json:
        caption, entities = _read_caption(params)
        chat, upload = self._writable(params["chat_id"]), self._upload(params["photo"])
        sizes = describe_photo(upload.content, self._world.keep(upload))
        parts: Json = {"photo": upload.content, "content": {"photo": sizes}}
        return self._add(chat, params, text=caption, entities=entities, **parts)

    def _send_document(self, params: Json) -> Json:
        caption, entities = _read_caption(params)
        chat, upload = self._writable(params["chat_id"]), self._upload(params["document"])
        stored = {**self._world.keep(upload), "file_name": upload.name}
        parts: Json = {"document": upload, "content": {"document": stored}}
        return self._add(chat, params, text=caption, entities=entities, **parts)

    def _add(self, chat: Chat, params: Json, **parts: Any) -> Json:
        rows, markup = read_keyboard(params.get("reply_markup"))
        return self._world.add(chat, self._world.me, rows=rows, markup=markup, **parts).as_api()

    def _writable(self, chat_id: int | str) -> Chat:
        check_upgrade(self._chat(chat_id))
        return self._receiver(chat_id)

    def _receiver(self, chat_id: int | str) -> Chat:
        chat = self._chat(chat_id)
        check_membership(chat)
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def _chat(self, chat_id: int | str) -> Chat:
        if not str(chat_id).removeprefix("-").isdecimal() or int(chat_id) not in self._world.chats:
            raise bad("chat not found")
        return self._world.chats[int(chat_id)]

    def _upload(self, given: Upload | str) -> Upload:
        if isinstance(given, str):
            if given not in self._world.files:
                raise bad("wrong file identifier/HTTP URL specified")
            return self._world.files[given]
        if not given.content:
            raise bad("file must be non-empty")
        if len(given.content) > FILE_LIMIT:
            raise bad("file is too big")
        return given

    def _edit_text(self, params: Json) -> Json:
        text, entities = _read_message_text(params)
        message = self._own_message(params)
        if message.has_file:
            # No mistake: a client need not know whether the message carries a file.
            raise bad("there is no text in the message to edit", ours=False)
        return self._change(message, params, text, entities)

    def _edit_caption(self, params: Json) -> Json:
        caption, entities = _read_caption(params)
        message = self._own_message(params)
        if not message.has_file:
            raise bad("there is no caption in the message to edit")
        return self._change(message, params, caption, entities)

    def _edit_markup(self, params: Json) -> Json:
        message = self._own_message(params)
        return self._change(message, params, message.text, message.entities)

    def _own_message(self, params: Json) -> ChatMessage:
        if "chat_id" not in params or "message_id" not in params:
            raise bad("message identifier is not specified")
        chat = self._receiver(params["chat_id"])
        message = self._world.messages.get((chat.id, params["message_id"]))
        if message is None:
            raise bad("message to edit not found")
        if chat.moved_to is not None:
            raise bad("message can't be edited", ours=False)  # nobody can know before having been told
        if message.sender is not self._world.me:
            raise bad("message can't be edited")
        return message

    def _change(self, message: ChatMessage, params: Json, text: str, entities: list[Json]) -> Json:
        rows, markup = read_keyboard(params.get("reply_markup"))
        if (text, entities, rows) == (message.text, message.entities, message.rows):
            raise bad(_NOT_MODIFIED, ours=False)  # a repeat after an answer that never came is in order
        message.text, message.entities, message.rows, message.markup = text, entities, rows, markup
        message.edited_at, message.heard = self._world.now(), False
        self._world.changed(message.chat)
        return message.as_api()

    def _answer_press(self, params: Json) -> bool:
        if utf16_length(params.get("text", "")) > 200:
            raise bad("MESSAGE_TOO_LONG")
        query = params["callback_query_id"]
        if self._world.queries.get(query, True):
            # A second answer happens after a crash; an answer to what nobody pressed is a mistake.
            raise bad(_TOO_OLD, ours=query not in self._world.queries)
        self._world.queries[query] = True
        return True

    def _set_commands(self, params: Json) -> bool:
        if len(params["commands"]) > 100:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        for command in params["commands"]:
            if not _COMMAND.fullmatch(command["command"].removeprefix("/")):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= utf16_length(command["description"]) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self._world.menus[self._scope(params)] = params["commands"]
        return True

    def _delete_commands(self, params: Json) -> bool:
        self._world.menus.pop(self._scope(params), None)
        return True

    def _scope(self, params: Json) -> tuple[str, int]:
        scope = params.get("scope", {"type": "default"})
        if scope["type"] == "chat":
            return "chat", self._chat(scope.get("chat_id", "")).id
        return scope["type"], 0

    def _set_webhook(self, params: Json) -> bool:
        if not 1 <= params.get("max_connections", 40) <= 100:
            raise bad("max_connections must be 1 to 100")
        if "allowed_updates" in params:
            self._world.updates.allow(params["allowed_updates"])
        return self._change_webhook(params)

    def _change_webhook(self, params: Json) -> bool:
        if params.get("drop_pending_updates"):
            self._world.updates.forget([*self._world.updates.waiting])
        self._world.webhook.set(params)
        return True

    def _webhook_info(self, _: Json) -> Json:
        updates = self._world.updates
        return self._world.webhook.info(len(updates.waiting), updates.allowed)


def _read_message_text(params: Json) -> tuple[str, list[Json]]:
    text, entities = read_text(params.get("text", ""), params.get("parse_mode"))
    if not text:
        raise bad("message text is empty")
    if utf16_length(text) > TEXT_LIMIT:
        raise bad("message is too long")
    return text, entities


def _read_caption(params: Json) -> tuple[str, list[Json]]:
    caption, entities = read_text(params.get("caption", ""), params.get("parse_mode"))
    if utf16_length(caption) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    return caption, entities
