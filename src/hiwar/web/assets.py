"""What the browser gets that nobody wrote by hand: bundled sheet, icon sprite, fonts, htmx.

Built from the packages installed and our own sources, once for each fingerprint of them, into
`HIWAR_HOME/assets/<piece>-<fingerprint>/web/`. Nothing third-party is committed.
"""

import fcntl
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from django.conf import settings

from hiwar.web.fonts import PACKAGES, cut_fonts, font_sheet
from hiwar.web.icons import ICONS

HERE: Final = Path(__file__).parent
SOURCES: Final = HERE / "static" / "web"
LAYERS: Final = "@layer tokens, base, shell, parts, screens, small, utils;"
SHEETS: Final = (
    "tokens", "tokens-dark", "base", "shell", "shell-tools", "controls", "pick", "states", "marks",
    "parts", "ledger", "desk", "dossier", "dossier-phone", "demand", "demand-phone", "reading",
    "reading-phone", "review", "sign", "start", "round", "table", "accounts", "commitments", "letter",
    "intake", "pictures", "journal",
    "search", "structure", "registers", "pages", "demands-extra", "lineage", "arrange", "import",
    "compare", "versions",
    "french", "gallery", "narrow", "print", "utils",
)  # fmt: skip
STEPS: Final = (
    101  # classes .n0 to .n100: lengths given by data, since the CSP allows no style attribute
)
SVG: Final = "{http://www.w3.org/2000/svg}"


def bundled_css() -> str:
    """Every sheet in order, without comments and spare space."""
    parts = [LAYERS]
    for name in SHEETS:
        text = (SOURCES / "css" / f"{name}.css").read_text()
        parts.append(text)
        if name == "tokens-dark":
            parts.append(_for_dark_devices(text))
    scale = "".join(f".n{step}{{--n:{step}}}" for step in range(STEPS))
    parts.append(f"@layer utils {{{scale}}}")
    return squeezed("\n".join(parts))


def _for_dark_devices(dark: str) -> str:
    """The dark tokens once more, for those who chose nothing and whose device is dark."""
    return dark.replace("@media screen", "@media screen and (prefers-color-scheme: dark)").replace(
        '[data-theme="dark"]', ':root:not([data-theme="light"])'
    )


def squeezed(css: str) -> str:
    """Drop comments and layout. Strings in our sheets hold no runs of spaces and no braces."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    css = re.sub(r"([{;][\w-]+): ", r"\1:", css)
    return css.replace(";}", "}").strip()


def sprite() -> str:
    """One SVG of symbols: `i-<icon>` for Lucide's, `st-<state>` for ours."""
    with ZipFile(str(files("lucide").joinpath("lucide.zip"))) as archive:
        icons = [
            _symbol(name, archive.read(f"{source}.svg")) for name, source in sorted(ICONS.items())
        ]
    own = re.findall(r"<symbol.*?</symbol>", (SOURCES / "states.svg").read_text(), flags=re.DOTALL)
    return '<svg xmlns="http://www.w3.org/2000/svg">' + "".join(icons + own) + "</svg>"


def _symbol(name: str, source: bytes) -> str:
    # The source is a file of an installed package, not something a stranger sent.
    shapes = ET.fromstring(source)  # noqa: S314
    for node in shapes.iter():
        node.tag = node.tag.removeprefix(SVG)
    inner = "".join(ET.tostring(shape, encoding="unicode").strip() for shape in shapes)
    return f'<symbol id="i-{name}" viewBox="0 0 24 24">{inner.replace(" />", "/>")}</symbol>'


def _build_sheet(folder: Path) -> None:
    (folder / "hiwar.css").write_text(bundled_css())


def _build_sprite(folder: Path) -> None:
    (folder / "icons.svg").write_text(sprite())


def _build_htmx(folder: Path) -> None:
    source = files("django_htmx").joinpath("static", "django_htmx", "htmx-2.min.js")
    (folder / "htmx.min.js").write_bytes(source.read_bytes())


def _build_fonts(folder: Path) -> None:
    (folder / "fonts.css").write_text(font_sheet())
    target = folder / "fonts"
    target.mkdir()
    cut_fonts(target)


PIECES: Final[Mapping[str, Callable[[Path], None]]] = {
    "sheet": _build_sheet,
    "sprite": _build_sprite,
    "htmx": _build_htmx,
    "fonts": _build_fonts,
}


def _ingredients(piece: str) -> Iterable[bytes]:
    """What a piece is made of: its sources and the versions of the packages it draws from."""
    own: dict[str, list[Path]] = {
        "sheet": [HERE / "assets.py", *(SOURCES / "css" / f"{name}.css" for name in SHEETS)],
        "sprite": [HERE / "assets.py", HERE / "icons.py", SOURCES / "states.svg"],
        "htmx": [],
        "fonts": [HERE / "fonts.py"],
    }
    packages = {"sprite": ("lucide",), "htmx": ("django-htmx",), "fonts": PACKAGES}
    for path in own[piece]:
        yield path.read_bytes()
    for package in packages.get(piece, ()):
        yield f"{package}=={version(package)}".encode()


def fingerprint(piece: str) -> str:
    digest = sha256()
    for ingredient in _ingredients(piece):
        digest.update(sha256(ingredient).digest())
    return digest.hexdigest()[:16]


def built_directories() -> list[Path]:
    """One directory a piece, built where missing. Whoever asks meanwhile waits for the builder."""
    home = Path(settings.HIWAR_HOME) / "assets"
    home.mkdir(parents=True, exist_ok=True)
    return [_built(home, piece) for piece in PIECES]


def _built(home: Path, piece: str) -> Path:
    place = home / f"{piece}-{fingerprint(piece)}"
    if place.is_dir():
        return place
    with (home / ".building").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.is_dir():
            _build(piece, place)
            _forget_older(home, piece, place)
    return place


def _build(piece: str, place: Path) -> None:
    """Into a draft first, so that a half-built directory never bears the name."""
    draft = Path(tempfile.mkdtemp(prefix=f".{piece}-", dir=place.parent))
    try:
        (draft / "web").mkdir()
        PIECES[piece](draft / "web")
        draft.chmod(0o755)
        draft.rename(place)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _forget_older(home: Path, piece: str, kept: Path) -> None:
    """Keep the last one built before, for a server that still runs on it."""
    older = [path for path in home.glob(f"{piece}-*") if path != kept]
    older.sort(key=lambda path: path.stat().st_mtime)
    for path in older[:-1]:
        shutil.rmtree(path, ignore_errors=True)
