"""The reader's own state: what must last, be findable and undoable, and is never thrown away.

Everything is a record ``(kind, key, item) -> value``, mostly by the key of an article's content.
One file of records makes one way to change, undo, export, import, check and repair all of it;
docs/STATE.md tells what each kind means.
"""
