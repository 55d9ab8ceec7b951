"""Where things of this repository stand, for tests that read them."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "site_templates" / "assets"
