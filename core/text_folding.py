"""Vietnamese text as a key: what people type in any case, with or without diacritics, compares equal."""

import unicodedata

_DROPPED = frozenset({"Mn", "Cf"})  # diacritics, and the invisible marks that a copied cell brings along


def fold(text: str) -> str:
    """`Đầu  mối` → `dau moi`"""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(letter for letter in letters if unicodedata.category(letter) not in _DROPPED)
    return " ".join(unicodedata.normalize("NFC", bare).split())
