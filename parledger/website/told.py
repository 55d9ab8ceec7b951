"""What the site says of itself to machines: build.json and sitemap.xml."""

import json
from collections.abc import Iterable
from html import escape

from parledger.report import Report
from parledger.website.places import GENERATOR


def build_json(report: Report, engine: str) -> bytes:
    """Version, commit, date, edition, and the Git blob id of every input.

    `engine` is the digest of program and templates. The files of a cycle whose figures the
    edition withholds are left out: a short file could be guessed from its id.
    """
    info = report.info
    hidden = tuple(f"scores/{cycle}/" for cycle in report.withheld)
    told = {
        "generator": GENERATOR,
        "version": info.version,
        "edition": report.edition,
        **({"unit": report.unit} if report.unit else {}),
        "commit": info.commit,
        "date": info.today.isoformat() if info.today else None,
        "engine": engine,
        "inputs": {
            path: digest
            for path, digest in sorted(report.project.digests.items())
            if not path.startswith(hidden)
        },
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def unfinished_json() -> bytes:
    """The mark of a folder whose first build is under way."""
    return (json.dumps({"generator": GENERATOR, "finished": False}) + "\n").encode()


def sitemap(site_url: str, pages: Iterable[str]) -> bytes:
    """Every page's address; no dates, which would change all of it with each commit."""
    base = site_url if site_url.endswith("/") else f"{site_url}/"
    rows = "".join(
        f"<url><loc>{escape(base + page)}</loc></url>\n"
        for page in sorted(pages)
        if page != "404.html"
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{head}<urlset xmlns="{space}">\n{rows}</urlset>\n'.encode()
