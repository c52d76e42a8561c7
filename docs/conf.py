"""The documents as a site: `make docs` writes it, and fails at a warning or a dead link."""

project = "digest"
copyright = "the digest developers"  # noqa: A001 - the name that Sphinx asks for
extensions = ["myst_parser"]
include_patterns = ["*.md", "docs/*.md", "docs/**/*.md"]
exclude_patterns = [".*", "seeds", "templates", "src", "evals", "bench", "config"]
source_suffix = {".md": "markdown"}
root_doc = "docs/index"
html_theme = "furo"
html_title = "digest"
# Anchors of headings, as links within the repository name them.
myst_heading_anchors = 3
# Not in the tree of the index: its table links to them.
suppress_warnings = ["toc.not_included"]
highlight_language = "text"
