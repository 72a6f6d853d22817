"""The settings in words: a documented default file, and a JSON Schema for editors."""

from __future__ import annotations

import json
import textwrap
import types
from dataclasses import MISSING, Field, fields
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from reader.config.settings import TABLES, Settings

_HEAD = (
    "Settings of newsreader. Every line below is commented out and shows what holds anyway, or an "
    "example where nothing does; take the # from a line and change it. What is wrong in this file "
    "is named at start, and the rest of it still counts."
)
_WIDTH = 88
_SCHEMA = "https://json-schema.org/draft/2020-12/schema"
_TYPES = {bool: "boolean", int: "integer", str: "string"}


def default_config() -> str:
    """Return a `config.toml` that sets nothing and explains everything."""
    parts = [_comment(_HEAD)]
    for setting in fields(Settings):
        value = _default(setting)
        if value is None:
            value = setting.metadata["example"]
        text = _comment(setting.metadata["help"])
        if setting.name in TABLES:
            # A table goes on to the next header, so these have to be the last.
            parts.append(f"{text}\n#[{setting.name}]\n{_lines(setting.metadata['example'])}")
        else:
            parts.append(f"{text}\n{_lines({setting.name: value})}")
    return "\n\n".join(parts) + "\n"


def json_schema() -> dict[str, object]:
    """Return a JSON Schema (draft 2020-12) of `config.toml`."""
    return {
        "$schema": _SCHEMA,
        "title": "Settings of newsreader",
        "type": "object",
        "additionalProperties": False,
        "properties": {setting.name: _described(setting) for setting in fields(Settings)},
    }


def _default(setting: Field[Any]) -> Any:
    return None if setting.default is MISSING else setting.default


def _comment(text: str) -> str:
    return "\n".join(f"# {line}" for line in textwrap.wrap(text, _WIDTH))


def _lines(table: dict[str, object]) -> str:
    # JSON's texts, lists, numbers and truth values are TOML's too.
    return "\n".join(
        f"#{name if name.isidentifier() else json.dumps(name)} = {json.dumps(value)}"
        for name, value in table.items()
    )


def _described(setting: Field[Any]) -> dict[str, object]:
    if setting.name in TABLES:
        key = {"type": "string", "minLength": 1}
        several = {"anyOf": [key, {"type": "array", "items": key}]}
        kind: dict[str, object] = {"type": "object", "additionalProperties": several}
    else:
        kind = _schema(setting.type)
    described = kind | {"description": setting.metadata["help"]}
    default = _default(setting)
    return (
        described if default is None or setting.name in TABLES else described | {"default": default}
    )


def _schema(kind: Any) -> dict[str, object]:
    origin = get_origin(kind)
    if origin is Annotated:
        plain, *rules = get_args(kind)
        schema = _schema(plain)
        for rule in rules:
            schema |= rule.schema()
        return schema
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if origin in (Union, types.UnionType):
        return _schema(get_args(kind)[0])
    return {"type": _TYPES[kind]}
