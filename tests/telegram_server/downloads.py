"""Stored files handed out: a path that holds for an hour, or one on this machine's disk in local mode."""

from itertools import count
from pathlib import Path

from tests.telegram_server.call import Upload
from tests.telegram_server.errors import ApiError, bad
from tests.telegram_server.world import Json, World

LIMIT = 20 * 1024 * 1024
HOLDS = 3600.0  # seconds


class Downloads:
    def __init__(self, world: World) -> None:
        self._world = world
        self._paths: dict[str, tuple[str, float]] = {}  # path → the file's id, until when
        self._numbers = count(1)
        self.local: Path | None = None  # a server in local mode puts its files here

    def get_file(self, params: Json) -> Json:
        file_id = params["file_id"]
        upload = self._world.files.get(file_id)
        if upload is None:  # taken away meanwhile, or never one: nobody can tell
            raise bad("invalid file_id", ours=False)
        size = len(upload.content)
        if self.local is None and size > LIMIT:
            raise bad("file is too big", ours=False)
        place = self._place(file_id, upload)
        return {"file_id": file_id, "file_unique_id": f"unique-{file_id}", "file_size": size, "file_path": place}

    def _place(self, file_id: str, upload: Upload) -> str:
        name = f"file_{next(self._numbers)}{Path(upload.name).suffix or '.jpg'}"
        if self.local is not None:
            place = self.local / name
            place.write_bytes(upload.content)
            return str(place)
        path = f"documents/{name}"
        self._paths[path] = (file_id, self._world.time() + HOLDS)
        return path

    def content(self, path: str) -> bytes:
        file_id, until = self._paths.get(path, ("", 0.0))
        if self.local is not None or file_id not in self._world.files or self._world.time() > until:
            raise ApiError(404, "Not Found", ours=False)
        return self._world.files[file_id].content
