"""The house rules, and that their checks would notice."""

import ast
from pathlib import Path

import pytest

from tests.house import bare_strings, learn, shells

PROGRAM = Path(__file__).parents[1] / "reader"
MODULES = sorted(PROGRAM.rglob("*.py"))
LONGEST_MODULE = 300


def _name(path: Path) -> str:
    return path.relative_to(PROGRAM).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_no_module_is_longer_than_a_reader_holds_in_mind() -> None:
    lengths = {_name(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_text_reaches_a_widget_as_markup() -> None:
    trees = {_name(path): _tree(path) for path in MODULES if _name(path).startswith("tui/")}
    known = learn(list(trees.values()))
    complaints = [
        f"{name}:{line} {complaint}"
        for name, tree in trees.items()
        for line, complaint in bare_strings(tree, known)
    ]
    assert complaints == []


def test_no_text_reaches_a_shell() -> None:
    complaints = [
        f"{_name(path)}:{line} {complaint}"
        for path in MODULES
        for line, complaint in shells(_tree(path))
    ]
    assert complaints == []


@pytest.mark.parametrize(
    "source",
    [
        "Static(headline)",
        "Label(row.headline)",
        "Static(f'{count} articles')",
        "self.notify(str(error))",
        "self.notify('gone: ' + path)",
        "self.query_one(Static).update(f'[b]{headline}')",
        "self.status.update(' '.join(parts))",
        "def f(headline: SafeText): self.title_line.update(headline)",
        "self.border_title = row.headline",
        "self.sub_title = f'{name}'",
        "Content.from_markup(headline)",
        "Static(row.headline, markup=True)",
    ],
)
def test_a_bare_string_is_found(source: str) -> None:
    tree = ast.parse(source)
    assert list(bare_strings(tree, learn([tree])))


@pytest.mark.parametrize(
    "source",
    [
        "Static('No articles')",
        "Static(id='status')",
        "Static(Content(headline))",
        "Static(Content.assemble(headline, ' ', date))",
        "Static(headline, markup=False)",
        "self.notify(message, markup=False)",
        "def line(row: Row) -> Content: ...\nStatic(line(row))",
        "text = Content(headline)\nself.status.update(text)",
        "def show(text: Content) -> None: self.status.update(text)",
        "self.counts.update({key: 1})",
        "self.border_title = Content(headline)",
    ],
)
def test_content_passes(source: str) -> None:
    tree = ast.parse(source)
    assert list(bare_strings(tree, learn([tree]))) == []


@pytest.mark.parametrize(
    "source",
    [
        "os.system('less ' + path)",
        "subprocess.run(command, shell=True)",
        "subprocess.run(command, shell=flag)",
        "subprocess.getoutput(command)",
        "eval(text)",
    ],
)
def test_a_shell_is_found(source: str) -> None:
    assert list(shells(ast.parse(source)))


def test_an_argument_list_passes() -> None:
    assert list(shells(ast.parse("subprocess.run([editor, '--', path], shell=False)"))) == []
