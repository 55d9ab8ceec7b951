"""Where every page lives. Addresses are a promise: `/<cycle>/<unit>/`, `/<cycle>/<block>/<code>/`.

All paths are site paths that end in `.html`, so that links open from `file://` too. The English
site is the same tree under `en/`.
"""

import re

from parledger.problems import Lang


def localised(path: str, lang: Lang) -> str:
    """A Vietnamese site path in the language asked for."""
    return path if lang == "vi" else f"en/{path}"


def home_path(lang: Lang) -> str:
    """The first page."""
    return localised("index.html", lang)


def cycle_path(lang: Lang, cycle: str) -> str:
    """A cycle."""
    return localised(f"{cycle}/index.html", lang)


def unit_path(lang: Lang, cycle: str, unit: str) -> str:
    """A unit in a cycle."""
    return localised(f"{cycle}/{unit}/index.html", lang)


def node_path(lang: Lang, cycle: str, block: str, node: str) -> str:
    """An area, criterion or leaf of a block's set."""
    return localised(f"{cycle}/{block}/{node_slug(node)}/index.html", lang)


def timetable_path(lang: Lang, cycle: str) -> str:
    """A cycle's timetable."""
    return localised(f"{cycle}/timetable/index.html", lang)


def status_path(lang: Lang, cycle: str) -> str:
    """How far a cycle's units have come."""
    return localised(f"{cycle}/status/index.html", lang)


def responses_path(lang: Lang, cycle: str) -> str:
    """What was adjusted, explained and answered in a cycle."""
    return localised(f"{cycle}/status/responses/index.html", lang)


def methodology_path(lang: Lang, cycle: str) -> str:
    """How a cycle's figures are made."""
    return localised(f"{cycle}/methodology/index.html", lang)


def survey_path(lang: Lang, cycle: str, survey: str = "") -> str:
    """A cycle's survey; with an id, one of several."""
    folder = f"survey/{survey}" if survey else "survey"
    return localised(f"{cycle}/{folder}/index.html", lang)


def question_path(lang: Lang, cycle: str, survey: str, question: str) -> str:
    """A question of a survey; `question` is its part of the address."""
    return localised(f"{cycle}/survey/{survey}/{question}/index.html", lang)


def compare_path(lang: Lang, cycle: str) -> str:
    """A cycle beside the earlier one of its programme."""
    return localised(f"{cycle}/changes/index.html", lang)


def changes_path(lang: Lang, cycle: str) -> str:
    """Every change of a cycle's values: `/<cycle>/changes/` has been its comparison by years."""
    return localised(f"{cycle}/trail/index.html", lang)


def change_path(lang: Lang, cycle: str, commit: str) -> str:
    """What one commit on main (one request) changed in a cycle."""
    return localised(f"{cycle}/trail/{commit[:12]}/index.html", lang)


OLD_CRITERIA = "old"
"""The anchor of what a unit's trail page tells of criteria that are none of its leaves today."""


def trail_path(lang: Lang, cycle: str, unit: str, anchor: str = "") -> str:
    """A unit's trail; with the anchor of one of its sections, that section."""
    mark = f"#{anchor}" if anchor else ""
    return localised(f"{cycle}/{unit}/trail/index.html{mark}", lang)


def trail_anchor(leaf: str) -> str:
    """The anchor of a leaf of the unit's set on its unit's trail page."""
    return f"c-{node_slug(leaf)}"


def publication_path(lang: Lang, cycle: str) -> str:
    """How a cycle was published and what was corrected since."""
    return localised(f"{cycle}/about/index.html", lang)


def evidence_path(lang: Lang, cycle: str) -> str:
    """A cycle's evidence register."""
    return localised(f"{cycle}/evidence/index.html", lang)


def unit_evidence_path(lang: Lang, cycle: str, unit: str) -> str:
    """A unit's evidence register."""
    return localised(f"{cycle}/{unit}/evidence/index.html", lang)


def about_path(lang: Lang) -> str:
    """What this site is."""
    return localised("about/index.html", lang)


def data_path(cycle: str, table: str) -> str:
    """A cycle's download (`units`, `areas`, `criteria`); the same in both languages."""
    return f"{cycle}/data/{cycle}-{table}.csv"


def node_slug(node: str) -> str:
    """A code as part of an address: `1.4.2(3)` -> `1.4.2-3`."""
    return re.sub(r"[^a-z0-9.]+", "-", node.lower()).rstrip("-")


def root_of(path: str) -> str:
    """From a page back to the site's root: `../../`, or empty."""
    return "../" * path.count("/")


def twin(path: str) -> str:
    """The same page in the other language."""
    return path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
