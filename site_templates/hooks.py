"""MkDocs calls these while it builds; parledger answers."""

from parledger.website.hook import (
    on_config,
    on_env,
    on_files,
    on_page_context,
    on_template_context,
)

__all__ = ["on_config", "on_env", "on_files", "on_page_context", "on_template_context"]
