"""Articles written for other programs: Markdown, HTML, JSON, EPUB. Pure: no file, no clock."""

from reader.library.export.forms import FORMS, Form, Item, form_of

__all__ = ["FORMS", "Form", "Item", "form_of"]
