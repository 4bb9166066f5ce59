"""Vietnamese text as a key: what people type in any case, with or without diacritics, compares equal."""

import re
import unicodedata
from functools import lru_cache

_DROPPED = frozenset({"Mn", "Cf"})  # diacritics, and the invisible marks that a copied cell brings along
_DIACRITICS = re.compile("[\u0300-\u036f]+")  # the block of them; Vietnamese needs no other


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """`Đầu  mối` → `dau moi`. A turn asks for the same few texts again and again."""
    letters = _DIACRITICS.sub("", unicodedata.normalize("NFD", text.lower().replace("đ", "d")))
    if not letters.isascii():  # ASCII has nothing to drop
        bare = "".join(letter for letter in letters if unicodedata.category(letter) not in _DROPPED)
        letters = unicodedata.normalize("NFC", bare)
    return " ".join(letters.split())
