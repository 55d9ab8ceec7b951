"""From the Report to pages: selecting, ordering and wording; arithmetic is done below."""

from parledger.pages.env import make_environment, render_page
from parledger.pages.kinds import PAGE_KINDS, build_pages

__all__ = ["PAGE_KINDS", "build_pages", "make_environment", "render_page"]
