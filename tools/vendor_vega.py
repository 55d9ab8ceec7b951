"""Makes site_templates/assets/vendor/vega.js anew: Vega, Vega-Lite and vega-embed in one file.

The bundle comes out of the locked vl-convert-python, so nothing is downloaded and the same lock
gives the same bytes. Run after that lock has changed: `.venv/bin/python tools/vendor_vega.py`.
"""

from pathlib import Path

import vl_convert

TARGET = Path(__file__).parent.parent / "site_templates/assets/vendor/vega.js"
SNIPPET = "window.vegaEmbed=vegaEmbed;"


def bundle() -> str:
    """The script's text. It is a module by birth, so it keeps its names to itself."""
    versions = (
        f"vega {vl_convert.get_vega_version()}, "
        f"vega-lite {vl_convert.get_vegalite_versions()[-1]}, "
        f"vega-embed {vl_convert.get_vega_embed_version()}"
    )
    code = vl_convert.javascript_bundle(SNIPPET).strip()
    return f'/*! {versions}: see LICENSE-vega.txt */\n(function(){{"use strict";\n{code}\n}})();\n'


if __name__ == "__main__":
    TARGET.write_text(bundle(), encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")
