"""Every parameter against the table: known, present, of its type."""

import json
from typing import Any

from tests.telegram_server.call import Call
from tests.telegram_server.errors import ApiError, bad
from tests.telegram_server.spec import METHODS, TYPES, Field

# The real server's words where it has some of its own for a parameter that is missing.
_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
}


class _Mismatch(Exception):
    """The value is not of this type."""


def check(call: Call) -> None:
    """Fill `call.params`, or raise what the server would answer."""
    if call.method not in METHODS:
        raise ApiError(404, "Not Found")
    fields = METHODS[call.method]
    given = {**call.given, **{name: file for name, file in call.files.items() if name in fields}}
    call.mistakes += [f"unknown parameter {name}" for name in given if name not in fields]
    for field in fields.values():
        if field.name in given:
            call.params[field.name] = _checked(field, given[field.name], call)
        elif field.required:
            raise bad(_MISSING.get(field.name, f"{field.name} is not specified"))


def _checked(field: Field, value: Any, call: Call) -> Any:
    reasons = []
    for kind in field.kinds:
        try:
            return _converted(kind, value, field.name, call)
        except _Mismatch as mismatch:
            reasons.append(str(mismatch))
    raise bad(f"can't parse {field.name}: {'; or '.join(reasons)}")


def _converted(kind: str, value: Any, name: str, call: Call) -> Any:
    if kind == "InputFile":
        return _file(value, call)
    if kind in {"Integer", "Boolean", "String"}:
        return _scalar(kind, value)
    structure = _from_json(value)
    _check_structure(kind, structure, name)
    return structure


def _file(value: Any, call: Call) -> Any:
    if isinstance(value, str) and value.startswith("attach://"):
        value = call.files.get(value.removeprefix("attach://"))
    if value is None or isinstance(value, str):
        raise _Mismatch("file expected")
    return value


def _scalar(kind: str, value: Any) -> Any:
    """A parameter of a form is text whatever its type; inside JSON the type must be right."""
    if isinstance(value, str) and kind != "String":
        value = _from_json(value)
    _check_structure(kind, value, "value")
    return value


def _from_json(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise _Mismatch("not JSON") from None


_SCALARS: dict[str, tuple[type, ...]] = {"Integer": (int,), "Boolean": (bool,), "String": (str,)}


def _check_structure(kind: str, value: Any, where: str) -> None:
    if kind in _SCALARS:
        if not isinstance(value, _SCALARS[kind]) or (kind == "Integer" and isinstance(value, bool)):
            raise _Mismatch(f"{where} must be of type {kind}")
    elif kind.startswith("*"):
        _check_array(kind[1:], value, where)
    else:
        _check_object(kind, value, where)


def _check_array(kind: str, value: Any, where: str) -> None:
    if not isinstance(value, list):
        raise _Mismatch(f"{where} must be of type Array")
    for number, item in enumerate(value):
        _check_structure(kind, item, f"{where}[{number}]")


def _check_object(kind: str, value: Any, where: str) -> None:
    if not isinstance(value, dict):
        raise _Mismatch(f"{where} must be of type Object")
    fields = TYPES.get(kind)
    if fields is None:
        return
    if missing := [field.name for field in fields.values() if field.required and field.name not in value]:
        raise _Mismatch(f"{kind} must have {', '.join(missing)}")
    for name, item in value.items():
        if name not in fields:
            raise _Mismatch(f"{kind} has no field {name}")
        _check_any(fields[name], item, f"{where}.{name}")


def _check_any(field: Field, value: Any, where: str) -> None:
    reasons = []
    for kind in field.kinds:
        try:
            return _check_structure(kind, value, where)
        except _Mismatch as mismatch:
            reasons.append(str(mismatch))
    raise _Mismatch("; or ".join(reasons))
