"""Plain text to a draft: lines, blocks, looks, regions, roles. One stage a module.

The stages and the rules are described in docs/LAYOUT.md.
"""

from reader.parse.layout.reading import read_layout

__all__ = ["read_layout"]
