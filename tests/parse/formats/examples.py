"""One example of each format, all of the same invented story: what a reader should get of it."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

HEADLINE = "Ferry returns to Low Island"
FIRST = (
    "TARNHOLM (Coast Wire) — The ferry to Low Island sailed again on Saturday, two years after the "
    "storm that broke its pier, with four hundred people and a brass band on board."
)
SECOND = (
    "“We had begun to think the sea had kept it,” said Ada Lind, who runs the only bakery on the "
    "island and had bought flour for a month."
)
THIRD = "The council paid half of the new pier and the fishing cooperative of Tarnholm the rest."

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>{HEADLINE} | Coast Wire</title>
<meta property="og:title" content="{HEADLINE}"><meta property="og:site_name" content="Coast Wire">
<link rel="canonical" href="https://coastwire.example/2026/ferry">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "{HEADLINE}", "datePublished": "2026-03-14T09:30:00Z", "dateModified": "2026-03-15",
"author": [{{"@type": "Person", "name": "Bo Ek"}}, {{"@type": "Person", "name": "Vera Moss"}}],
"publisher": {{"name": "Coast Wire"}}, "articleSection": "Islands"}}</script>
<script>var x = "<p>never shown</p>";</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea and weather</a></li></ul></nav>
<main><article><h1>{HEADLINE}</h1>
<p class="standfirst">Two years after the storm the island has its pier again, and bread.</p>
<p>By Bo Ek</p>
<figure><img src="pier.jpg" alt="x">
<figcaption>The new pier at Tarnholm on Saturday</figcaption></figure>
<p>{FIRST}</p><h2>Flour for a month</h2><p>{SECOND}</p>
<blockquote>Nobody should have to wait two winters for a boat.</blockquote>
<ul><li>Sailings at eight and at four</li><li>Bicycles go free until June</li></ul>
<table><tr><th>Day</th><th>Boats</th></tr><tr><td>Monday</td><td>2</td></tr></table>
<p>{THIRD}</p>
<div class="share-bar"><p>Share this with everybody you know on every network there is</p></div>
<h3>Related stories</h3>
<ul><li><a href="/2026/storm">The storm that broke the pier of Tarnholm</a></li>
<li><a href="https://coastwire.example/2026/band">A brass band with nowhere to play</a></li></ul>
</article></main>
<footer><p>Copyright 2026 Coast Wire. All rights reserved. Nothing may be reprinted.</p></footer>
</body></html>"""

RECORD = {
    "title": HEADLINE,
    "maintext": f"{FIRST}\n{SECOND}\n{THIRD}",
    "authors": ["Bo Ek", "Vera Moss"],
    "date_publish": "2026-03-14 09:30:00",
    "date_modify": "None",
    "source_domain": "coastwire.example",
    "url": "https://coastwire.example/2026/ferry",
    "language": "en",
}

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Coast Wire</title>
<link>https://coastwire.example/</link><language>en-GB</language>
<item><title>{HEADLINE}</title><link>https://coastwire.example/2026/ferry</link>
<dc:creator>Bo Ek</dc:creator><category>Islands</category>
<pubDate>Sat, 14 Mar 2026 09:30:00 GMT</pubDate><description>The pier is back.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>
<p>Read more: <a href="/2026/storm">The storm that broke the pier</a></p>]]></content:encoded>
</item>
<item><title>A brass band &amp; nowhere to play</title>
<link>https://coastwire.example/2026/band</link><description>&lt;p&gt;Practice is over.&lt;/p&gt;
</description></item></channel></rss>"""

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Coast Wire</title><entry><title type="html">{HEADLINE}</title>
<link rel="alternate" href="https://coastwire.example/2026/ferry"/>
<author><name>Bo Ek</name></author><published>2026-03-14T09:30:00Z</published>
<updated>2026-03-15T00:00:00Z</updated><content type="xhtml"><div
xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><h2>Flour</h2><p>{SECOND}</p></div></content>
</entry></feed>"""

MARKDOWN = f"""---
title: "{HEADLINE}"
date: 2026-03-14
authors:
  - Bo Ek
  - Vera Moss
description: >
  Two years after the storm
  the island has its pier again.
tags: [islands, sea]
source: https://coastwire.example/2026/ferry
lang: en
---
# {HEADLINE}

{FIRST}

## Flour for a month

{SECOND}

> Nobody should have to wait two winters for a boat.

- Sailings at **eight** and at [four](https://coastwire.example/times)
- Bicycles go free

| Day | Boats |
|-----|-------|
| Monday | 2 |

![The new pier at Tarnholm](pier.jpg)

### Read more

- [The storm that broke the pier](https://coastwire.example/2026/storm)
"""

TABLE = f'title,text,date,author\n"{HEADLINE}","{FIRST}\n{SECOND}",2026-03-14,Bo Ek\n'.encode()

MAIL = f"""From: Bo Ek <bo@coastwire.example>
To: readers@coastwire.example
Subject: =?utf-8?q?Ferry_returns_to_Low_Island_=E2=80=93?= letter 12
Date: Sat, 14 Mar 2026 09:30:00 +0000
Message-ID: <1@coastwire.example>
List-Id: Coast Letter <letter.coastwire.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=cut

--cut
Content-Type: text/plain; charset=utf-8

{FIRST}

{SECOND}
--cut
Content-Type: text/html; charset=utf-8

<html><body><style>p {{}}</style><p>{FIRST}</p><p>{SECOND}</p>
<p><a href="https://coastwire.example/2026/storm">The storm that broke the pier</a></p>
</body></html>
--cut--
""".encode()

MBOX = b"".join(
    b"From bo@coastwire.example Sat Mar 14 09:30:00 2026\n" + MAIL + b"\n" for _ in "12"
)

MHTML = f"""From: <Saved by a browser>
Snapshot-Content-Location: https://coastwire.example/2026/ferry
Subject: {HEADLINE}
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="part"

--part
Content-Type: text/html; charset=utf-8
Content-Location: https://coastwire.example/2026/ferry
Content-Transfer-Encoding: 8bit

{PAGE}
--part--
""".encode()

NITF = f"""<?xml version="1.0"?><nitf baselang="en-GB"><head><title>x</title>
<tobject><tobject.subject tobject.subject.type="Islands"/></tobject>
<docdata><date.issue norm="20260314T093000Z"/></docdata></head>
<body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline>
<byline>By <person>Bo Ek</person> <byttl>Island reporter</byttl></byline>
<distributor>Coast Wire</distributor><dateline><location>Tarnholm</location></dateline>
<abstract><p>The pier is back.</p></abstract></body.head>
<body.content><p>{FIRST}</p><hl2>Flour</hl2><p>{SECOND}</p></body.content></body></nitf>"""

NEWSML_G2 = f"""<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"
 guid="urn:newsml:coastwire.example:1" standard="NewsML-G2" xml:lang="en">
<itemMeta><provider literal="Coast Wire"/><versionCreated>2026-03-15T00:00:00Z</versionCreated>
<firstCreated>2026-03-14T09:30:00Z</firstCreated></itemMeta>
<contentMeta><headline>{HEADLINE}</headline><by>By Bo Ek</by>
<located><name>Tarnholm</name></located><subject><name>Islands</name></subject>
<description>The pier is back.</description></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>t</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML></contentSet>
</newsItem>"""

NEWSML_1 = f"""<?xml version="1.0"?><NewsML><NewsItem><Identification><NewsIdentifier>
<ProviderId>coastwire.example</ProviderId></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20260314T093000+0000</FirstCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>{HEADLINE}</HeadLine>
<SubHeadLine>The pier is back.</SubHeadLine>
<ByLine>By Bo Ek</ByLine></NewsLines><DescriptiveMetadata><Language FormalName="en"/>
</DescriptiveMetadata><ContentItem><DataContent><p>{FIRST}</p><p>{SECOND}</p></DataContent>
</ContentItem></NewsComponent></NewsItem></NewsML>"""

ANPA = (
    b"\x16\x16\x01a1234\x1f-----\nr i\x13\x11 BC-Ferry     03-14 0100\r\n"
    b"\x02BC-Ferry, 1st Ld,100<\r\nFerry returns to Low Island<\r\nBy BO EK=\r\n"
    b"\t   TARNHOLM (Coast) -- The ferry to Low Island sailed again on Saturday, two years "
    b"after the storm that broke its pier.\r\n\t   Ada Lind had bought flour for a month, and on "
    b"the pier the band of the fire brigade played.\r\n\t   \x03AP-WF-03-14-26 0930GMT<\r\n\x04"
)

WXR = f"""<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Coast Wire</title><language>en</language>
<item><title>{HEADLINE}</title><dc:creator>bo</dc:creator>
<pubDate>Sat, 14 Mar 2026 09:30:00 +0000</pubDate><content:encoded><![CDATA[{FIRST}

[caption id="1"]a[/caption]{SECOND}]]></content:encoded>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>pier.jpg</title><wp:post_type>attachment</wp:post_type></item></channel></rss>"""

OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Island feeds</title>
<dateModified>Sat, 14 Mar 2026 09:30:00 GMT</dateModified><ownerName>Bo Ek</ownerName></head>
<body><outline text="Sea"><outline type="rss" text="Coast Wire"
 xmlUrl="https://coastwire.example/rss" htmlUrl="https://coastwire.example/"/>
<outline text="Bad" xmlUrl="|sh -c evil"/></outline></body></opml>"""

XML = f"""<?xml version="1.0"?><export><story><Headline>{HEADLINE}</Headline>
<Body><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></Body><Date>2026-03-14</Date></story></export>"""

_HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode()
WARC = (
    b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nx: y\r\n\r\n"
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://coastwire.example/2026/ferry\r\n"
    b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(_HTTP), _HTTP)
)
ARC = (
    b"filedesc://x.arc 0.0.0.0 20260314093000 text/plain 4\nx y\n\n"
    b"https://coastwire.example/a b 192.0.2.1 20260314093000 text/html %d\n%s\n"
    % (len(_HTTP), _HTTP)
)


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, kind)
    return buffer.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


EPUB = zipped(
    {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b'<container xmlns="urn:oasis:names:tc:opendocument'
        b':xmlns:container">'
        b'<rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": b'<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        b"<dc:title>Coast Wire, March</dc:title><dc:creator>Vera Moss</dc:creator>"
        b"<dc:date>2026-03-31</dc:date><dc:language>en</dc:language></metadata><manifest>"
        b'<item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/>'
        b'<item id="a" href="ferry.xhtml" media-type="application/xhtml+xml"/></manifest>'
        b'<spine><itemref idref="c"/><itemref idref="a"/></spine></package>',
        "OEBPS/cover.xhtml": b"<html><body><p>Cover</p></body></html>",
        "OEBPS/ferry.xhtml": f"<html><head><title>x</title></head><body><h1>{HEADLINE}</h1>"
        f"<p>{FIRST}"
        f"</p><p>{SECOND}</p></body></html>".encode(),
    }
)

JSON = json.dumps(RECORD).encode()
TEXT = f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n".encode()

EXAMPLES: dict[str, tuple[str, bytes]] = {
    "html": ("ferry.html", PAGE.encode()),
    "json": ("ferry.json", JSON),
    "feed": ("coast.rss", RSS.encode()),
    "markdown": ("ferry.md", MARKDOWN.encode()),
    "table": ("ferry.csv", TABLE),
    "mail": ("letter.eml", MAIL),
    "mhtml": ("ferry.mht", MHTML),
    "nitf": ("ferry.nitf", NITF.encode()),
    "newsml": ("ferry.xml", NEWSML_G2.encode()),
    "anpa": ("ferry.anpa", ANPA),
    "wxr": ("site.xml", WXR.encode()),
    "opml": ("feeds.opml", OPML.encode()),
    "xml": ("export.xml", XML.encode()),
    "warc": ("coast.warc", WARC),
    "epub": ("march.epub", EPUB),
    "archive": (
        "coast.zip",
        zipped({"a/ferry.html": PAGE.encode(), "b/pier.png": b"\x89PNG\r\n\x1a\n"}),
    ),
    "compressed": ("ferry.html.gz", gzip.compress(PAGE.encode())),
    "text": ("ferry.txt", TEXT),
}

PACKED = {
    "gz": gzip.compress(PAGE.encode()),
    "bz2": bz2.compress(PAGE.encode()),
    "xz": lzma.compress(PAGE.encode()),
}
