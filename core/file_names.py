"""A file's name made safe: for a disk of any system, a header, a line of text."""

import unicodedata

LIMIT = 120
SUFFIX = 8
_FORBIDDEN = frozenset('<>:"/\\|?*')
_RESERVED = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)})
"""Windows' names of devices, with whatever suffix."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control characters, marks that turn the direction of what follows or are not seen at all, halves of letters."""


def safe_name(name: str, suffix: str = "", otherwise: str = "tep") -> str:
    """The name's last part without what is no letter of a name; `suffix`, where given, stands instead of its own."""
    composed = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    kept = "".join(_letter(letter) for letter in composed if unicodedata.category(letter) not in _UNSEEN)
    stem, own = _split(" ".join(kept.split()))
    stem = stem.strip(" .") or otherwise
    if stem.partition(".")[0].strip().lower() in _RESERVED:
        stem = f"_{stem}"
    ending = suffix or own
    return stem[: LIMIT - len(ending)].rstrip(" .") + ending


def _letter(letter: str) -> str:
    return "_" if letter in _FORBIDDEN else letter


def _split(name: str) -> tuple[str, str]:
    """Stem and suffix; `.2` of `v1.2` is none."""
    stem, dot, ending = name.rpartition(".")
    if dot and ending.isalnum() and len(ending) <= SUFFIX and not ending.isdecimal():
        return stem, f".{ending}"
    return name, ""
