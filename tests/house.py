"""House rules that a program can check, as functions from a syntax tree to complaints.

Textual reads ``[markup]`` in most plain strings: a headline ``[/x]`` kills the app and
``[@click=...]`` runs an action. So text reaches a widget as `Content` (or Rich `Text`), or with
``markup=False``, or is a literal of ours.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDGETS_READING_MARKUP = frozenset({"Static", "Label", "notify", "Button", "Tab", "Collapsible"})
TITLES_READING_MARKUP = frozenset({"border_title", "border_subtitle", "tooltip"})
CONTENT_TYPES = frozenset({"Content", "Text", "Strip"})
STRING_TYPES = frozenset({"str", "SafeText"})
SHELLS = frozenset(
    {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput", "eval", "exec"}
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the annotations of the checked modules say about names and functions."""

    content: frozenset[str]
    """Names of functions, arguments and variables that hold content."""
    strings: frozenset[str]
    """The same for plain strings."""


def learn(trees: list[ast.Module]) -> Known:
    """Gather which names hold content and which hold strings, by annotation or assignment."""
    content: set[str] = set(CONTENT_TYPES)
    strings: set[str] = {"str", "clean", "clean_line", "SafeText"}
    for tree in trees:
        for name, annotation in _annotations(tree):
            types = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
            if types & CONTENT_TYPES:
                content.add(name)
            elif types & STRING_TYPES:
                strings.add(name)
    known = Known(frozenset(content), frozenset(strings))
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and _is_content(node.value, known):
                content.update(t.id for t in node.targets if isinstance(t, ast.Name))
    return Known(frozenset(content - strings), frozenset(strings - content))


def bare_strings(tree: ast.Module, known: Known) -> Iterator[tuple[int, str]]:
    """Line and complaint for each string that Textual might read as markup."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            complaint = _of_call(node, known)
        elif isinstance(node, ast.Assign):
            complaint = _of_title(node, known)
        else:
            continue
        if complaint:
            yield node.lineno, complaint


def shells(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and complaint for everything that hands a string to a shell or an interpreter."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if ast.unparse(node.func) in SHELLS:
            yield node.lineno, f"{ast.unparse(node.func)}() runs text"
        for keyword in node.keywords:
            if keyword.arg == "shell" and not _is_false(keyword.value):
                yield node.lineno, "shell= runs text"


def _annotations(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.walk(tree):
        match node:
            case (
                ast.FunctionDef(returns=ast.expr() as returned)
                | ast.AsyncFunctionDef(returns=ast.expr() as returned)
            ):
                yield node.name, returned
            case ast.arg(annotation=ast.expr() as annotation):
                yield node.arg, annotation
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                yield name, annotation
            case ast.AnnAssign(target=ast.Attribute(attr=name), annotation=annotation):
                yield name, annotation


def _of_call(call: ast.Call, known: Known) -> str:
    name = _last_name(call.func)
    if name == "from_markup":
        return "from_markup() reads markup"
    if not call.args or any(k.arg == "markup" and _is_false(k.value) for k in call.keywords):
        return ""
    argument = call.args[0]
    if name in WIDGETS_READING_MARKUP and not _is_harmless(argument, known):
        return f"{name}({ast.unparse(argument)}) may read markup"
    if name == "update" and _is_string(argument, known):
        return f"update({ast.unparse(argument)}) may read markup"
    return ""


def _of_title(assignment: ast.Assign, known: Known) -> str:
    for target in assignment.targets:
        name = _last_name(target)
        if not isinstance(target, ast.Attribute):
            continue
        if name in TITLES_READING_MARKUP and not _is_harmless(assignment.value, known):
            return f"{name} = {ast.unparse(assignment.value)} may read markup"
        if name.endswith("title") and isinstance(assignment.value, ast.JoinedStr):
            return f"{name} = f-string may read markup"
    return ""


def _is_harmless(value: ast.expr, known: Known) -> bool:
    if isinstance(value, ast.IfExp):
        return _is_harmless(value.body, known) and _is_harmless(value.orelse, known)
    return isinstance(value, ast.Constant) or _is_content(value, known)


def _is_content(value: ast.expr, known: Known) -> bool:
    match value:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=owner))) if owner in CONTENT_TYPES:
            return True
        case ast.Call(func=function):
            return _last_name(function) in known.content
        case ast.Name() | ast.Attribute():
            return _last_name(value) in known.content
    return False


def _is_string(value: ast.expr, known: Known) -> bool:
    match value:
        case ast.JoinedStr() | ast.Call(func=ast.Attribute(attr="format" | "join")):
            return True
        case ast.BinOp(left=one, right=other) | ast.IfExp(body=one, orelse=other):
            return _is_string(one, known) or _is_string(other, known)
    named = value.func if isinstance(value, ast.Call) else value
    return _last_name(named) in known.strings


def _is_false(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def _last_name(expression: ast.expr) -> str:
    match expression:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
