"""The laws of the house that no linter holds: sizes, migrations, templates, translations, logical CSS.

Prints each breach with its place; exit status 1 where there is any. Sizes warn before they stop.
"""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from messages import clashing_translations, missing_translations

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "hiwar"
FILE_WARN, FILE_STOP, FUNCTION_WARN, FUNCTION_STOP, TEMPLATE_STOP = 300, 400, 25, 40, 150
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)"
    r"|(?:left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right))"
)
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<[^>]+\s(?:style|on[a-z]+)=|\|safe\b|\{% autoescape off"
)


def sizes() -> Iterator[tuple[bool, str]]:
    """(stops, sentence) for each file, function or template over its budget."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        text = path.read_text("utf-8")
        lines = text.count("\n")
        if lines > FILE_WARN:
            yield lines > FILE_STOP, f"{_name(path)}: {lines} lines"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = body_size(node)
                if size > FUNCTION_WARN:
                    yield (
                        size > FUNCTION_STOP,
                        f"{_name(path)}:{node.lineno} {node.name}: {size} lines",
                    )
    for path in sorted(SOURCE.rglob("*.html")):
        lines = path.read_text("utf-8").count("\n")
        if lines > TEMPLATE_STOP:
            yield True, f"{_name(path)}: {lines} lines"


def body_size(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body without its docstring: a signature's length is the reader's help."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 1


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def physical_css() -> Iterator[str]:
    for path in sorted(SOURCE.rglob("*.css")):
        for number, line in enumerate(_without_comments(path).splitlines(), 1):
            if PHYSICAL.search(line):
                yield f"{_name(path)}:{number}: not logical: {line.strip()}"


def _without_comments(path: Path) -> str:
    """Lines keep their numbers."""
    return re.sub(
        r"/\*.*?\*/",
        lambda found: "\n" * found[0].count("\n"),
        path.read_text("utf-8"),
        flags=re.DOTALL,
    )


def templates() -> Iterator[str]:
    """Nothing inline that the Content-Security-Policy would refuse, nothing marked safe, all compile."""
    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if INLINE.search(line):
                yield f"{_name(path)}:{number}: inline script, style or unescaped text"
    yield from _broken_templates()


def _broken_templates() -> Iterator[str]:
    from django.template import TemplateSyntaxError
    from django.template.loader import get_template

    found = [*SOURCE.rglob("templates/**/*.html"), *SOURCE.rglob("templates/**/*.txt")]
    for path in sorted(found):
        name = str(path).split("/templates/", 1)[1]
        try:
            get_template(name)
        except TemplateSyntaxError as error:
            yield f"{_name(path)}: {error}"


def migrations() -> Iterator[str]:
    command = [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"]
    environment = {
        **os.environ,
        "HIWAR_DATABASE_URL": "sqlite://:memory:",
        "PYTHONWARNINGS": "ignore",
    }
    result = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT
    )
    if result.returncode:
        yield f"migrations are missing:\n{result.stdout}{result.stderr}"


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiwar.site.settings.test")
    import django

    django.setup()
    breaches = []
    for stops, sentence in sizes():
        if stops:
            breaches.append(sentence)
        else:
            print("warning:", sentence)
    for check in (
        physical_css,
        templates,
        migrations,
        missing_translations,
        clashing_translations,
    ):
        breaches += check()
    for breach in breaches:
        print(breach)
    print(f"{len(breaches)} breaches of the house")
    return bool(breaches)


if __name__ == "__main__":
    sys.exit(main())
