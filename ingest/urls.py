"""One spelling for each address: what two URLs of the same article have in common.

Belongs here: canonicalisation from the text of a URL alone. Not here: fetching, `rel=canonical` (read from the page by
`ingest.extract`), and whether an address may be reached (`ingest.harvest.addresses`).
"""

from __future__ import annotations

import posixpath
import re
from functools import cache
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from ingest.tables import read_table

MAX_URL_LENGTH = 2083
DEFAULT_PORTS = {"http": 80, "https": 443}

_AMP_CACHE = re.compile(r"^/(?:[cvi]|amp)/s/([^/]+\.[^/]+)(/.*)?$")
_AMP_SUFFIX = re.compile(r"(?:/amp/?|\.amp|\.amp\.html)$", re.IGNORECASE)
_INDEX_PAGE = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_MOBILE_LABELS = ("m", "mobile", "amp", "wap", "touch")
_SAFE_PATH = "/:@!$&'()*+,;=-._~"
_SAFE_QUERY = _SAFE_PATH + "?"
_CONTROL = re.compile(r"[\x00-\x20\x7f]+")


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    """Exact names and prefixes of parameters that do not choose the content."""
    rows = read_table("url_parameters.tsv")
    exact = frozenset(row["name"] for row in rows if row["kind"] == "exact")
    return exact, tuple(row["name"] for row in rows if row["kind"] == "prefix")


def web_url(text: str | None, base: str | None = None) -> str | None:
    """Return an absolute http(s) URL without user info and fragment, percent-encoded; None when `text` is none.

    Args:
        text: A link as found in a page, feed or file.
        base: URL the link is relative to.
    """
    if not text or len(text) > MAX_URL_LENGTH:
        return None
    cleaned = _CONTROL.sub(lambda run: "" if set(run.group()) - {" "} else "%20", text.strip())
    try:
        parts = urlsplit(urljoin(base, cleaned) if base else cleaned)
        host = _host(parts)
    except ValueError:
        return None
    if parts.scheme not in DEFAULT_PORTS or not host:
        return None
    return urlunsplit(
        (parts.scheme, host, _quoted(parts.path or "/", _SAFE_PATH), _quoted(parts.query, _SAFE_QUERY), "")
    )


def canonical_url(url: str) -> str:
    """Return `url` as every link to the same article would be written.

    Lower-case host without user info, default port, trailing dot and mobile or AMP label; no fragment, tracking
    parameter, AMP path or index page; parameters sorted by name. What is no http(s) URL comes back unchanged.
    """
    cleaned = web_url(url)
    if cleaned is None:
        return url
    parts = urlsplit(cleaned)
    if cached := _AMP_CACHE.match(parts.path) if _is_amp_cache(parts.netloc) else None:
        parts = parts._replace(netloc=cached[1], path=cached[2] or "/")
    path = posixpath.normpath(parts.path) + ("/" if parts.path.endswith("/") and parts.path.strip("/") else "")
    path = _INDEX_PAGE.sub("/", "/" + path.lstrip("/"))
    path = _AMP_SUFFIX.sub("", path) or "/"
    return urlunsplit((parts.scheme, _desktop_host(parts.netloc), path, _content_query(parts.query), ""))


def host_of(url: str) -> str:
    """Return the lower-case host name of `url`, without port; "" when it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _host(parts: SplitResult) -> str:
    """Host in ASCII, with the port unless it is the scheme's own."""
    name = (parts.hostname or "").rstrip(".")
    if not name.isascii():
        name = name.encode("idna").decode("ascii")
    if ":" in name:
        name = f"[{name}]"
    port = parts.port
    return name if port is None or port == DEFAULT_PORTS.get(parts.scheme) else f"{name}:{port}"


def _quoted(text: str, safe: str) -> str:
    """Percent-encode what must be, decode nothing that is reserved, and write the digits in upper case."""
    pieces = re.split(r"(%[0-9A-Fa-f]{2})", text)
    return "".join(_escape(p) if i % 2 else quote(p, safe=safe) for i, p in enumerate(pieces))


def _escape(escape: str) -> str:
    plain = unquote(escape, errors="strict") if escape[1] in "234567" else escape
    return plain if plain.isalnum() or plain in "-._~" else escape.upper()


def _is_amp_cache(host: str) -> bool:
    return host.endswith(".cdn.ampproject.org") or host.startswith(("www.google.", "google."))


def _desktop_host(host: str) -> str:
    """Drop a mobile or AMP label; a bare registered domain gets the www it stands for."""
    first, _, rest = host.partition(".")
    labels = rest.split(".")
    if first not in _MOBILE_LABELS or len(labels) < 2:
        return host
    is_registered = len(labels) == 2 or (len(labels) == 3 and len(labels[1]) <= 3 and len(labels[2]) == 2)
    return f"www.{rest}" if is_registered else rest


def _content_query(query: str) -> str:
    exact, prefixes = _tracking()
    kept = []
    for pair in query.split("&"):
        name = unquote(pair.partition("=")[0]).lower()
        if pair and name not in exact and not name.startswith(prefixes):
            kept.append(pair)
    return "&".join(sorted(kept, key=lambda pair: pair.partition("=")[0]))
