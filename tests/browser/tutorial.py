"""Runs the steps that a page of the documentation names in its comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.live import Served, Somebody, somebody

STEP = re.compile(r"<!-- step: (?P<step>[^>]*?) -->|```text\n(?P<text>.*?)```", re.S)
WORDS = re.compile(r'"([^"]*)"')


@dataclass(frozen=True)
class Step:
    """One step: what is done, to what, and the last block of text before it."""

    verb: str
    words: tuple[str, ...]
    block: str

    def __str__(self) -> str:
        return f"{self.verb} {self.words}"


def steps_of(page: Path) -> Iterator[Step]:
    """The steps of a page, in order."""
    block = ""
    for found in STEP.finditer(page.read_text(encoding="utf-8")):
        if found["text"] is not None:
            block = " ".join(found["text"].split())
            continue
        verb = WORDS.sub("", found["step"]).strip()
        yield Step(" ".join(verb.split()), tuple(WORDS.findall(found["step"])), block)


class Follower:
    """Somebody who follows the steps at a browser."""

    def __init__(self, browser: Browser, here: Served) -> None:
        self.browser, self.here = browser, here
        self.who: Somebody = somebody(browser, here)

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self.who.page

    def follow(self, step: Step) -> None:
        """Do one step; a verb that is none is an error."""
        deeds: dict[str, Callable[..., object]] = {
            "sign in": self._sign_in,
            "as nobody": self._as_nobody,
            "open": self.who.open,
            "menu": lambda name: self._link(name, within="nav"),
            "link": self._link,
            "press": lambda name: self._press(name).first.click(),
            "press the last": lambda name: self._press(name).last.click(),
            "unfold": lambda name: self.page.locator("summary", has_text=name).click(),
            "key": self.page.keyboard.press,
            "fill with": lambda label, text: self.page.get_by_label(label).last.fill(
                text
            ),
            "paste": lambda label: self.page.get_by_label(label).fill(step.block),
            "see": lambda text: expect(self.page.locator("body")).to_contain_text(text),
            "not": lambda text: expect(self.page.locator("body")).not_to_contain_text(
                text
            ),
        }
        deeds[step.verb](*step.words)

    def close(self) -> None:
        """Go away."""
        self.who.close()

    def _sign_in(self, user: str) -> None:
        page = self.who.open("/sign-in")
        page.fill("[name=user]", user)
        page.fill("[name=password]", self.here.passwords[user])
        page.locator("form[action='/sign-in'] button").click()

    def _as_nobody(self) -> None:
        self.who.close()
        self.who = somebody(self.browser, self.here)

    def _link(self, name: str, within: str = "body") -> None:
        self.page.locator(within).get_by_role("link", name=name).first.click()

    def _press(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)
