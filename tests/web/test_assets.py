import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template.loader import get_template

import hiwar
from hiwar.web import assets
from hiwar.web.assets import SHEETS, bundled_css, fingerprint, sprite, squeezed
from hiwar.web.finders import BuiltAssets
from hiwar.web.icons import ICONS
from hiwar.web.states import STATES, TIMINGS

PACKAGE = Path(hiwar.__file__).parent
CSS = sorted((PACKAGE / "web/static/web/css").glob("*.css"))
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
ICON = re.compile(r"""{%\s*icon\s+["']([\w-]+)["']""")


def test_every_sheet_is_bundled_and_none_is_long():
    assert {path.stem for path in CSS} == set(SHEETS)
    assert [path.name for path in CSS if path.read_text().count("\n") > 300] == []


@pytest.mark.parametrize("path", CSS, ids=lambda path: path.stem)
def test_a_sheet_knows_no_left_and_no_right(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert re.findall(r"(?<![\w-])(?:[\w-]*-)?(?:left|right)(?![\w-])", text) == []
    assert re.findall(r"(?<![\w-])(?:width|height|top|bottom)\s*:(?!\s*\d+px\))", text) == []


def test_every_color_of_a_state_has_its_dark_twin():
    names = re.compile(r"(--[\w-]+):")
    tokens = (CSS[0].parent / "tokens.css").read_text()
    light, dark = (
        set(names.findall(tokens)),
        set(names.findall((CSS[0].parent / "tokens-dark.css").read_text())),
    )
    shared = re.compile(r"--(ui|doc|mark|fs-\d+|s\d|r\d|ring)$")
    assert {name for name in light if not shared.match(name)} == dark


def test_the_dark_tokens_serve_choice_and_device_and_never_paper():
    css = bundled_css()
    assert '@media screen{[data-theme="dark"]{color-scheme:dark' in css
    assert (
        '@media screen and (prefers-color-scheme: dark){:root:not([data-theme="light"]){color-scheme:dark'
        in css
    )
    assert not re.search(r"@media print{[^}]*--ink", css)


def test_squeezing_keeps_what_the_sheet_says():
    css = "a:hover , b > c {\n  margin: 0 ;\n  inline-size: calc(1px + 2%); /* why */\n}\n"
    assert squeezed(css) == "a:hover,b>c{margin:0;inline-size:calc(1px + 2%)}"


def test_the_bundle_holds_a_class_for_every_hundredth():
    css = bundled_css()
    assert ".n0{--n:0}" in css
    assert ".n100{--n:100}" in css


def test_the_sprite_holds_every_icon_and_every_state():
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', sprite()))
    assert {f"i-{name}" for name in ICONS} <= drawn
    assert {mark.symbol for mark in [*STATES.values(), *TIMINGS.values()]} <= drawn
    assert "style=" not in sprite()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_names_only_icons_of_the_sprite_and_carries_no_style_or_script(path):
    text = path.read_text()
    assert set(ICON.findall(text)) <= set(ICONS)
    assert " style=" not in text
    assert "<style" not in text
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"\son[a-z]+=\"", text)
    assert text.count("\n") <= 150


def test_every_template_of_web_compiles():
    for path in TEMPLATES:
        if PACKAGE / "web" in path.parents:
            get_template(str(path.relative_to(PACKAGE / "web/templates")))


def test_a_change_in_a_sheet_changes_its_fingerprint_alone(monkeypatch, tmp_path):
    before = {piece: fingerprint(piece) for piece in assets.PIECES}
    copy = tmp_path / "css"
    copy.mkdir()
    for path in CSS:
        (copy / path.name).write_text(path.read_text() + ("/* x */" if path.stem == "desk" else ""))
    (tmp_path / "states.svg").write_text((PACKAGE / "web/static/web/states.svg").read_text())
    monkeypatch.setattr(assets, "SOURCES", tmp_path)
    after = {piece: fingerprint(piece) for piece in assets.PIECES}
    assert {piece for piece in before if before[piece] != after[piece]} == {"sheet"}


def test_what_is_built_is_found_once_and_nothing_outside_it():
    found = finders.find("web/hiwar.css")
    assert Path(found).read_text() == bundled_css()
    assert finders.find("web/htmx.min.js")
    assert finders.find("web/fonts/plex-ar-arabic-400.woff2")
    assert not BuiltAssets().find("web/../../../../../../../etc/passwd")


def test_collected_files_are_hashed_down_to_the_fonts_in_the_sheet(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", "--noinput", verbosity=0)
    sheet = next(tmp_path.glob("web/fonts.*.css")).read_text()
    named = re.findall(r'url\("?([^")]+)"?\)', sheet)
    assert named
    for name in named:
        assert re.search(r"\.[0-9a-f]{12}\.woff2$", name)
        assert (tmp_path / "web" / name).exists()
    assert next(tmp_path.glob("web/hiwar.*.css.gz"))


def weight(*contents):
    return sum(len(gzip.compress(content, 9)) for content in contents)


def linked(page):
    """What a first visit loads beside the page and the fonts."""
    names = re.findall(r'(?:src|href)="/static/(web/[\w./-]+\.(?:css|js|svg))', page.decode())
    return {name for name in names if name != "web/fonts.css"}


@pytest.mark.parametrize("address", ["/accounts/login/", "/w/masalik/records/"])
def test_the_first_page_weighs_less_than_40_kb_without_fonts(client, address):
    page = client.get(address).content
    files = [Path(finders.find(name)).read_bytes() for name in linked(page)]
    assert weight(page, *files) < 40 * 1024
