"""From pages to a folder that can be published. The only room that knows MkDocs."""

from parledger.website.generator import SiteFacts, read_facts
from parledger.website.serving import Rebuilt, Watch, serve_site
from parledger.website.settings import BuildSummary, Progress, SiteSettings
from parledger.website.site import build_site

__all__ = [
    "BuildSummary",
    "Progress",
    "Rebuilt",
    "SiteFacts",
    "SiteSettings",
    "Watch",
    "build_site",
    "read_facts",
    "serve_site",
]
