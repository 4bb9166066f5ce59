"""Photographs: the server decodes them, so what is no picture is refused."""

from io import BytesIO

from PIL import Image

from tests.telegram_server.errors import bad
from tests.telegram_server.world import Json

PHOTO_LIMIT = 10 * 1024 * 1024


def describe_photo(content: bytes, stored: Json) -> list[Json]:
    """The API's list of sizes, the largest last. https://core.telegram.org/bots/api#sendphoto"""
    if len(content) > PHOTO_LIMIT:
        raise bad("file is too big")
    width, height = _size(content)
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    small = {**stored, "file_id": f"{stored['file_id']}-small", "file_size": 1}
    return [{**small, "width": 1, "height": 1}, {**stored, "width": width, "height": height}]


def a_picture(width: int = 4, height: int = 3) -> bytes:
    """A small PNG that really is one."""
    target = BytesIO()
    Image.new("RGB", (width, height), "white").save(target, "PNG")
    return target.getvalue()


def _size(content: bytes) -> tuple[int, int]:
    try:
        with Image.open(BytesIO(content)) as picture:
            picture.verify()
            return picture.size
    except (OSError, SyntaxError):  # Pillow's words for a broken file
        raise bad("IMAGE_PROCESS_FAILED") from None
