"""The parameters of the methods that we use, from Bot API 10.1 (https://core.telegram.org/bots/api).

A name with `!` is required; `*` is "Array of"; `|` parts alternatives. Types that stand in neither table are
taken as any object.
"""

from dataclasses import dataclass

_METHODS = """
getMe
getUpdates
    offset:Integer limit:Integer timeout:Integer allowed_updates:*String
sendMessage
    business_connection_id:String chat_id!:Integer|String message_thread_id:Integer
    direct_messages_topic_id:Integer text!:String parse_mode:String entities:*MessageEntity
    link_preview_options:LinkPreviewOptions disable_notification:Boolean protect_content:Boolean
    allow_paid_broadcast:Boolean message_effect_id:String
    suggested_post_parameters:SuggestedPostParameters reply_parameters:ReplyParameters
    reply_markup:InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply
sendPhoto
    business_connection_id:String chat_id!:Integer|String message_thread_id:Integer
    direct_messages_topic_id:Integer photo!:InputFile|String caption:String parse_mode:String
    caption_entities:*MessageEntity show_caption_above_media:Boolean has_spoiler:Boolean
    disable_notification:Boolean protect_content:Boolean allow_paid_broadcast:Boolean
    message_effect_id:String suggested_post_parameters:SuggestedPostParameters
    reply_parameters:ReplyParameters
    reply_markup:InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply
sendDocument
    business_connection_id:String chat_id!:Integer|String message_thread_id:Integer
    direct_messages_topic_id:Integer document!:InputFile|String thumbnail:InputFile|String
    caption:String parse_mode:String caption_entities:*MessageEntity
    disable_content_type_detection:Boolean disable_notification:Boolean protect_content:Boolean
    allow_paid_broadcast:Boolean message_effect_id:String
    suggested_post_parameters:SuggestedPostParameters reply_parameters:ReplyParameters
    reply_markup:InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply
editMessageText
    business_connection_id:String chat_id:Integer|String message_id:Integer inline_message_id:String
    text:String parse_mode:String entities:*MessageEntity link_preview_options:LinkPreviewOptions
    rich_message:InputRichMessage reply_markup:InlineKeyboardMarkup
editMessageCaption
    business_connection_id:String chat_id:Integer|String message_id:Integer inline_message_id:String
    caption:String parse_mode:String caption_entities:*MessageEntity show_caption_above_media:Boolean
    reply_markup:InlineKeyboardMarkup
editMessageReplyMarkup
    business_connection_id:String chat_id:Integer|String message_id:Integer inline_message_id:String
    reply_markup:InlineKeyboardMarkup
answerCallbackQuery
    callback_query_id!:String text:String show_alert:Boolean url:String cache_time:Integer
getFile
    file_id!:String
setMyCommands
    commands!:*BotCommand scope:BotCommandScope language_code:String
deleteMyCommands
    scope:BotCommandScope language_code:String
setWebhook
    url!:String certificate:InputFile ip_address:String max_connections:Integer
    allowed_updates:*String drop_pending_updates:Boolean secret_token:String
deleteWebhook
    drop_pending_updates:Boolean
getWebhookInfo
"""

_TYPES = """
InlineKeyboardMarkup
    inline_keyboard!:**InlineKeyboardButton
InlineKeyboardButton
    text!:String icon_custom_emoji_id:String style:String url:String callback_data:String
    web_app:WebAppInfo login_url:LoginUrl switch_inline_query:String
    switch_inline_query_current_chat:String
    switch_inline_query_chosen_chat:SwitchInlineQueryChosenChat copy_text:CopyTextButton
    callback_game:CallbackGame pay:Boolean
ReplyKeyboardMarkup
    keyboard!:**KeyboardButton is_persistent:Boolean resize_keyboard:Boolean
    one_time_keyboard:Boolean input_field_placeholder:String selective:Boolean
KeyboardButton
    text!:String icon_custom_emoji_id:String style:String request_users:KeyboardButtonRequestUsers
    request_chat:KeyboardButtonRequestChat request_managed_bot:KeyboardButtonRequestManagedBot
    request_contact:Boolean request_location:Boolean request_poll:KeyboardButtonPollType
    web_app:WebAppInfo
ReplyKeyboardRemove
    remove_keyboard!:Boolean selective:Boolean
ForceReply
    force_reply!:Boolean input_field_placeholder:String selective:Boolean
LinkPreviewOptions
    is_disabled:Boolean url:String prefer_small_media:Boolean prefer_large_media:Boolean
    show_above_text:Boolean
ReplyParameters
    message_id!:Integer chat_id:Integer|String allow_sending_without_reply:Boolean quote:String
    quote_parse_mode:String quote_entities:*MessageEntity quote_position:Integer
    checklist_task_id:Integer poll_option_id:String
MessageEntity
    type!:String offset!:Integer length!:Integer url:String user:User language:String
    custom_emoji_id:String unix_time:Integer date_time_format:String
BotCommand
    command!:String description!:String
BotCommandScope
    type!:String chat_id:Integer|String user_id:Integer
"""


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    kinds: tuple[str, ...]
    required: bool


Fields = dict[str, Field]


def _field(word: str) -> Field:
    name, _, kinds = word.partition(":")
    return Field(name.rstrip("!"), tuple(kinds.split("|")), required=name.endswith("!"))


def _table(text: str) -> dict[str, Fields]:
    table: dict[str, Fields] = {}
    name = ""
    for line in filter(None, text.splitlines()):
        if line.startswith(" "):
            table[name].update({field.name: field for field in map(_field, line.split())})
        else:
            name = line
            table[name] = {}
    return table


METHODS = _table(_METHODS)
TYPES = _table(_TYPES)
