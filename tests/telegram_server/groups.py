"""Groups: those that the bot is not in, and those that became supergroups."""

from tests.telegram_server.errors import bad, forbidden
from tests.telegram_server.world import Chat, Json, World

# Whoever acts for a group and not for themselves.
_ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


def check_membership(chat: Chat) -> None:
    if chat.membership == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.membership == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def check_upgrade(chat: Chat) -> None:
    if chat.moved_to is not None:
        error = bad("group chat was upgraded to a supergroup chat", ours=False)
        error.parameters = {"migrate_to_chat_id": chat.moved_to}
        raise error


def migrate(world: World, old: Chat, new: int) -> Chat:
    """Both chats say so: the last message of the old one, the first of the new one."""
    assert old.kind == "group", "only a basic group is upgraded"
    chat = world.chats[new] = Chat(new, "supergroup", old.title, started=True)
    old.moved_to = new
    _tell(world, old, {"migrate_to_chat_id": new})
    _tell(world, chat, {"sender_chat": chat.as_api(), "migrate_from_chat_id": old.id})
    return chat


def _tell(world: World, chat: Chat, content: Json) -> None:
    world.updates.put("message", world.add(chat, _ANONYMOUS, content=content).as_api())
