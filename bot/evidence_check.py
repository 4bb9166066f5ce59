"""What `dondoc doctor` says of the files that units have sent: the folder, its room, whether they are whole."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from bot.finding import Finding, well, wrong
from storage import evidence_fetching
from storage.database import Database
from storage.evidence_folder import Folder

SAMPLE = 20
"""Files read whole to see whether they are still what they were."""
NEARLY = 0.9
LATE = timedelta(hours=1)


def look(database: Database, folder: Folder, now: datetime) -> Iterator[Finding]:
    kept = database.look(evidence_fetching.kept_hashes)
    try:
        folder.try_writing()
    except OSError as error:
        yield wrong(
            f"Không ghi được vào thư mục minh chứng {folder.root} ({error.strerror}): kiểm tra ổ đĩa, quyền ghi và "
            "EVIDENCE_DIR."
        )
        return
    yield _room(folder, kept)
    yield from _damage(folder, kept)
    waiting = database.look(evidence_fetching.waiting_since)
    if waiting is not None and now - waiting > LATE:
        yield wrong("Có tệp minh chứng quá một giờ chưa tải về được: xem lỗi trong nhật ký, kiểm tra mạng.")


def _room(folder: Folder, kept: Mapping[str, int]) -> Finding:
    used, quota = sum(kept.values()), folder.quota
    text = f"Thư mục minh chứng {folder.root}: {len(kept)} tệp, {_mb(used)}/{_mb(quota)} MB."
    if used < NEARLY * quota:
        return well(f"{text} Sao lưu thư mục này cùng cơ sở dữ liệu.")
    return wrong(f"{text} Sắp hết chỗ: tăng EVIDENCE_QUOTA_MB, nếu không tệp mới sẽ không được nhận.")


def _mb(size: int) -> int:
    return round(size / 10**6)


def _damage(folder: Folder, kept: Mapping[str, int]) -> Iterator[Finding]:
    missing = [sha256 for sha256, size in kept.items() if not folder.has(sha256, size)]
    there = [sha256 for sha256 in kept if sha256 not in missing]
    changed = [sha256 for sha256 in _some(there) if not _is_sound(folder, sha256)]
    if missing:
        yield wrong(
            f"{len(missing)} tệp minh chứng không còn đủ trong thư mục: lấy lại từ bản sao lưu ({_names(missing)})."
        )
    if changed:
        yield wrong(f"{len(changed)} tệp minh chứng đã bị thay đổi: lấy lại từ bản sao lưu ({_names(changed)}).")


def _some(hashes: Sequence[str]) -> Sequence[str]:
    return hashes if len(hashes) <= SAMPLE else random.sample(hashes, SAMPLE)


def _is_sound(folder: Folder, sha256: str) -> bool:
    try:
        return folder.is_sound(sha256)
    except OSError:
        return False


def _names(hashes: Sequence[str]) -> str:
    return ", ".join(sha256[:8] for sha256 in hashes[:5]) + (", …" if len(hashes) > 5 else "")
