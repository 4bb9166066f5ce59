"""Names that harm nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.file_names import LIMIT, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Kế hoạch 08.pdf", "Kế hoạch 08.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\ke-hoach.pdf", "ke-hoach.pdf"),
        ("con.pdf", "_con.pdf"),
        ("COM1.tar.pdf", "_COM1.tar.pdf"),
        ("bao\u202ecod.exe", "baocod.exe"),
        ('a<b>"c"?.pdf', "a_b__c__.pdf"),
        ("x\r\nSet-Cookie: a.pdf", "xSet-Cookie_ a.pdf"),
        ("...", "tep"),
        ("", "tep"),
        ("\ud83d.pdf", "tep.pdf"),
    ],
)
def test_what_becomes_of_a_name(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_the_suffix_is_by_the_content() -> None:
    assert safe_name("ke-hoach.exe", ".pdf") == "ke-hoach.pdf"
    assert safe_name("Biên bản v1.2", ".docx") == "Biên bản v1.2.docx"


@given(st.text(), st.sampled_from(["", ".pdf"]))
def test_any_name_at_all(name: str, suffix: str) -> None:
    made = safe_name(name, suffix)
    assert made and len(made) <= LIMIT and made.endswith(suffix)
    assert not set(made) & set('/\\:*?"<>|\r\n\0')
    assert safe_name(made, suffix) == made
