"""Photograph the site: the picture of the README, and every kind of page to look at.

`make screenshots` builds the site into build/screenshots/site and writes
docs/images/unit-page.png; with `--all` also one picture of each kind of page, 390 and 1440 pixels
wide, light and dark, and the sheet a unit prints as, into build/screenshots/.
"""

import argparse
import base64
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "screenshots"
SITE = WORK / "site"
PICTURE = ROOT / "docs" / "images" / "unit-page.png"

UNIT = "huong-tra-2018/thi-xa-huong-tra/index.html"
LEAF = "c-5.7"

KINDS = {
    "home": "index.html",
    "cycle": "minh-duc-2020/index.html",
    "cycle-official": "ministries-2023/index.html",
    "cycle-withheld": "khe-trung-2020/index.html",
    "unit": "minh-duc-2020/xa-an-binh/index.html",
    "unit-self-scored": UNIT,
    "criterion": "minh-duc-2020/communes/1.1.1/index.html",
    "area": "minh-duc-2020/communes/1/index.html",
    "timetable": "minh-duc-2020/timetable/index.html",
    "status": "khe-trung-2020/status/index.html",
    "responses": "minh-duc-2020/status/responses/index.html",
    "survey": "binh-an-2021/survey/index.html",
    "surveys": "thanh-ha-2023/survey/index.html",
    "question": "minh-duc-2020/survey/hai-long-2020/q1/index.html",
    "publication": "minh-duc-2019/about/index.html",
    "methodology": "minh-duc-2020/methodology/index.html",
    "changes": "minh-duc-2020/changes/index.html",
    "about": "about/index.html",
    "english": "en/minh-duc-2020/xa-an-binh/index.html",
}

# Two parts of one page under one another, with a hairline between them.
FRAME = """<!doctype html><style>
body {{ margin: 0; width: 1200px; background: #fdfdfb }} img {{ display: block; width: 1200px }}
hr {{ border: 0; border-top: 2px dotted #7c8986; margin: 0 25px 20px }}
</style><img src="data:image/png;base64,{top}"><hr><img src="data:image/png;base64,{why}">"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium, headless."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        sys.exit("no Chromium here; Debian, Ubuntu: apt-get install chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def photograph_unit(browser: Browser) -> None:
    """The answer of a unit's page, and a lost half point opened to its why."""
    page = browser.new_page(viewport={"width": 1200, "height": 900}, color_scheme="light")
    page.goto((SITE / UNIT).as_uri())
    page.evaluate("id => { document.getElementById(id).open = true }", LEAF)
    page.wait_for_timeout(300)
    area = (
        "[...document.querySelectorAll('.area')].find(a => a.querySelector('#"
        + LEAF.replace(".", "\\\\.")
        + "'))"
    )
    top = _clip(
        page, 0, page.evaluate("document.querySelector('.answer').getBoundingClientRect().bottom")
    )
    box = page.evaluate(
        f"(() => {{ const b = {area}.getBoundingClientRect(); return [b.top + scrollY, b.bottom + scrollY] }})()"
    )
    why = _clip(page, box[0] - 16, box[1] + 16)
    page.close()
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.set_content(FRAME.format(top=top, why=why))
    page.wait_for_timeout(200)
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURE, full_page=True)
    page.close()
    print(PICTURE.relative_to(ROOT))


def _clip(page: Page, top: float, bottom: float) -> str:
    clip = {"x": 0, "y": top, "width": 1200, "height": bottom - top}
    return base64.b64encode(page.screenshot(full_page=True, clip=clip)).decode()


def photograph_all(browser: Browser) -> None:
    """Every kind of page, to look at."""
    for name, path in KINDS.items():
        for width in (390, 1440):
            for scheme in ("light", "dark"):
                page = browser.new_page(
                    viewport={"width": width, "height": 900}, color_scheme=scheme
                )
                page.goto((SITE / path).as_uri())
                page.wait_for_timeout(500)
                page.screenshot(path=WORK / f"{name}-{width}-{scheme}.png", full_page=True)
                page.close()
    page = browser.new_page()
    page.goto((SITE / KINDS["unit"]).as_uri())
    page.pdf(path=WORK / "unit-sheet.pdf", prefer_css_page_size=True)
    print(WORK.relative_to(ROOT))


def main() -> None:
    """Build the site, then photograph it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="also every kind of page")
    wanted = parser.parse_args()
    build = [sys.executable, "build.py", "site", "--out", str(SITE.relative_to(ROOT))]
    subprocess.run(build, cwd=ROOT, check=True)  # noqa: S603 -- our own program
    with chromium() as browser:
        photograph_unit(browser)
        if wanted.all:
            photograph_all(browser)


if __name__ == "__main__":
    main()
