"""Read rendered pages back: ids, links, headings, text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "hr", "input"}


@dataclass
class Page(HTMLParser):
    """A page as its tags and text; feed it with `read_page`."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    labelled: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, links and headings; a tag stays open until it is closed."""
        given = dict(attrs)
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        if (key := given.get("id")) is not None:
            self.ids.append(key)
        if (href := given.get("href")) is not None:
            self.links.append(href)
        if (src := given.get("src")) is not None:
            self.sources.append(src)
        for key in (given.get("aria-labelledby") or "").split():
            self.labelled.append(key)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An SVG element without children: open and closed at once."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the tag, which must be the one opened last."""
        assert self.open.pop() == tag, f"{tag} closed out of order"

    def handle_data(self, data: str) -> None:
        """Collect the words a reader sees, and those inside links."""
        if not {"style", "title", "desc"} & set(self.open):
            self.words.append(data)
            if "a" in self.open:
                self.linked.append(data)

    @property
    def text(self) -> str:
        """The words of the page with single spaces, without word joiners."""
        return " ".join("".join(self.words).replace("\u2060", "").split())


def read_page(html: str) -> Page:
    """The page, after checking that every tag was closed in order."""
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    return page
