"""More files made for the tests: an ODT, letters by mail, a page a browser saved with its pictures."""

import email.policy
from email.message import EmailMessage

from tests.intake import samples
from tests.intake.samples import ITEMS, LINES

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "meta": "meta",
    }.items()
)  # fmt: skip
_LISTS = """<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="o"/></text:list-style>
<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=")"/>
<text:list-level-style-number text:level="2" style:num-format="أ, ب, ت, ..." style:num-suffix="."/></text:list-style>"""


def odt_of(body, *, styles="", meta="", **parts):
    """An ODT whose office:text is `body`; further parts by name, as `samples.repacked` has them."""
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{_LISTS}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    made = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {_NAMES}>{styles}</office:document-styles>",
        "meta.xml": f"<office:document-meta {_NAMES} xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        f"<office:meta>{meta}</office:meta></office:document-meta>",
    }
    return samples.zip_of(made | parts)


def item(text, inner=""):
    return f"<text:list-item><text:p>{text}</text:p>{inner}</text:list-item>"


def arabic_odt():
    nested = f"<text:list>{item(ITEMS[1][1])}</text:list>"
    body = (
        f'<text:h text:outline-level="1">{LINES[0]}</text:h><text:p>{LINES[1]}</text:p>'
        f'<text:list text:style-name="B">{item(ITEMS[0][1], nested)}{item(ITEMS[2][1])}</text:list>'
        f'<text:list text:style-name="N">{item("أولا: التكوين")}{item("ثانيا: السكن")}</text:list>'
        "<table:table><table:table-row><table:table-cell><text:p>المنارة</text:p></table:table-cell>"
        "<table:table-cell><text:p>الحراس</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="900000000"><table:table-cell><text:p>أصيلة</text:p>'
        '</table:table-cell><table:table-cell table:number-columns-repeated="900000000"><text:p>45</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    header = "<style:header><text:p>نقابة حراس المنارات</text:p></style:header>"
    return odt_of(
        body,
        styles=f"<office:master-styles><style:master-page>{header}</style:master-page></office:master-styles>",
        meta="<dc:title>بلاغ &lt;b&gt;المنارات&lt;/b&gt;</dc:title>",
    )


def letter(*, attachments=(), html="", body=None, **headers):
    """A letter as bytes. `attachments`: (name, type, data)."""
    made = EmailMessage(policy=email.policy.SMTP)
    told = {"From": "نقابة حراس المنارات <bureau@example.org>", "To": "press@example.org",
            "Subject": "بلاغ المنارات", "Date": "Sat, 14 Oct 2023 18:00:00 +0100"} | headers  # fmt: skip
    for name, value in told.items():
        made[name] = value
    made.set_content(body if body is not None else "\n".join((LINES[0], LINES[1], ITEMS[0][1])))
    if html:
        made.add_alternative(html, subtype="html")
    for name, kind, data in attachments:
        main, _, sub = kind.partition("/")
        made.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return made.as_bytes()


def nested_letters(depth):
    """A letter in a letter in a letter."""
    data = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: 0\r\nMIME-Version: 1.0\r\n\r\n"
    data += LINES[0].encode()
    for number in range(depth):
        data = (
            b"From: a@example.org\r\nTo: b@example.org\r\nSubject: %d\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: message/rfc822\r\n\r\n" % number
        ) + data
    return data


def nested_parts(depth):
    """Multiparts in multiparts."""
    head = b"From: a@example.org\r\nTo: b@example.org\r\nMIME-Version: 1.0\r\n"
    return head + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (number, number)
        for number in range(depth)
    )


def saved_page():
    """What Chromium writes as «web page, single file»."""
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\n"
        "Subject: =?utf-8?Q?a?=\r\nDate: Sat, 14 Oct 2023 18:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----x"\r\n\r\n\r\n------x\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return (head + samples.site_page() + "\r\n------x--\r\n").encode()
