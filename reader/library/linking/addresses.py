"""Web addresses as keys: two ways to write the address of one article are one key.

Scheme, "www.", fragment, trailing slash and the parameters that only count where a reader came
from do not matter. The address of a whole site is nobody's.
"""

from __future__ import annotations

from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

_COUNTING_NAMES = (
    "fbclid gclid dclid msclkid mc_cid mc_eid cmp cmpid ocid ito maca icid ref ref_src referrer "
    "smid smtyp sr_share taid xtor spm share source partner feed output outputtype amp"
)
_COUNTING = frozenset(_COUNTING_NAMES.split())
"""Names of parameters that newspapers and networks add to count readers."""
_COUNTING_PREFIXES = ("utm_", "at_", "wt_", "mtm_", "pk_", "hsa_")
_VARIANTS = ("/amp", "/amp.html", "/index.html", "/index.htm", "/index.php")
_LONGEST = 2000


def address_key(url: str | None) -> str:
    """The key of a web address; "" for none, for one that names no page, for what is no address."""
    if not url or len(url) > _LONGEST:
        return ""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("amp.")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or "." not in host:
        return ""
    path = parts.path
    for variant in _VARIANTS:
        path = path.removesuffix(variant)
    path = path.rstrip("/")
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _counts(pair[0])))
    if not path and not query:
        return ""
    return f"{host}{path}{'?' if query else ''}{query}"


def address_number(url: str | None) -> int:
    """A 64-bit number by which an address is looked up; 0 for one without a key."""
    key = address_key(url)
    if not key:
        return 0
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def _counts(name: str) -> bool:
    lower = name.lower()
    return lower in _COUNTING or lower.startswith(_COUNTING_PREFIXES)
