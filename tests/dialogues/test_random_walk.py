"""People who press and write whatever comes to hand: nothing that the bot offers may break it."""

import random

import pytest

from core.rights import Role
from core.texts import people as words
from tests.dialogues.desk import ADMIN, DESK, NGHIA, QUANG, QUANG_LEADER, SECOND_DESK, enrolled, inbox_states
from tests.office import Office, Talk
from tests.some_files import PDF

STEPS = 150
LEADER = "chanh-van-phong"
OFFICIALS = (
    *("việc 1 vướng kinh phí in thư", "việc 2 xong", "xong hết rồi", "việc 3 thứ 6 họp", "mẫu lấy ở đâu ạ?"),
    *(
        "abc xyz qwe",
        "báo nhầm",
        "số 1: chưa có tiền",
        "số 2: đã có",
        "/viec",
        "/vuongmac",
        "/giahan 2",
        "25/9",
        "đúng",
    ),
    *("kế hoạch số 08/KH-UBND ngày 16/02/2024", "xin lùi việc 2 đến 8/3", "cơ bản xong việc 1", "việc 2, 3", "/huy"),
)
STAFF = (
    *(
        "/xacnhan",
        "/vuongmac",
        "/vuongmac 1",
        "/donvi phuoc quang",
        "/giahan",
        "/tonghop",
        "số 1: cấp trong tuần",
        "1, 2",
    ),
    *("đề nghị nói rõ hơn", "việc 2 xong", "chiều qua", "27/02", "biên bản họp", "/huy", "Chủ tịch UBND xã", "/nhatky"),
)


async def act(talk: Talk, sayings: tuple[str, ...], chance: random.Random) -> None:
    """A button of one of the newest messages more often than words."""
    offered = [(sent, place) for sent in talk.messages[-8:] for place in sent.pressable]
    if offered and chance.random() < 0.7:
        await talk.presses_on(*chance.choice(offered))
    elif sayings is OFFICIALS and chance.random() < 0.1:
        await talk.sends("Tệp.pdf", PDF, chance.choice(("", "việc 2 xong")))
    else:
        await talk.says(chance.choice(sayings))


@pytest.mark.parametrize("seed", range(4))
async def test_nothing_that_is_offered_breaks_the_bot(office: Office, seed: int) -> None:
    chance = random.Random(seed)
    code = await enrolled(office, "van-phong", Role.LEADER)
    await office.talk(LEADER).says(f"/start {code}")
    await office.talk(LEADER).presses("Đồng ý")
    people = {QUANG: OFFICIALS, NGHIA: OFFICIALS, QUANG_LEADER: OFFICIALS, LEADER: STAFF}
    people |= dict.fromkeys((DESK, SECOND_DESK, ADMIN), STAFF)
    for step in range(STEPS):
        who = chance.choice(list(people))
        await act(office.talk(who), people[who], chance)
        if step % 25 == 24:
            await office.until(f"2024-02-{15 + step // 25 + 1} 09:00")
    assert set(inbox_states(office)) == {"done"}
    assert not [row.key for row in office.rows() if row.body == words.FAULT]
