"""Site furniture: lines of a page that are no part of the report."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(
    r"(?:loading\s?(?:\.{2,}|…)?|please wait.{0,20}|"
    r"(?:latest|more|load|show|see|view)\s(?:see\s)?(?:more|all|news|stories)"
    r"(?:\s(?:news|stories|articles|posts|comments|results))?|"
    r"(?:please\s)?(?:follow|like|join|find)\s(?:us|me)\b.{0,80}|"
    r"follow\s(?:him|her|them)\son\b.{0,80}|"
    r"(?:share|tweet|print|email|e-mail|copy link|bookmark|save|listen|comments?)"
    r"(?:\s(?:this|on|via|to|with|page|article|story|link|\(\d+\)|now)\b.{0,40})?|"
    r"(?:subscribe|sign\s(?:up|in)|log\s?in|register)\b(?:\s(?:to|for|now|here|with|our)"
    r"\b.{0,80})?|subscribe.{0,60}|"
    r"(?:read|see)\s(?:more|also|next|full)\b.{0,120}|also read\b.{0,120}|"
    r"(?:related|most read|popular|trending|latest)\s?(?:articles?|news|stories|posts?|"
    r"topics?|tags?|headlines?)?:?|you may also like.{0,40}|"
    r"recommended(?:\s(?:for you|reading|articles|stories))?:?|"
    r"(?:advertise(?:ment|ments)|ads?|sponsored|promoted)\b.{0,40}|"
    r"(?:we|this (?:web)?site)\suses?\scookies.{0,300}|"
    r".{0,60}\bcookie (?:policy|settings)"
    r"\b.{0,60}|accept(?: all)? cookies.{0,40}|privacy policy.{0,60}|"
    r"terms (?:of use|and conditions).{0,60}|"
    r"(?:copyright\b|©|\(c\)\s).{0,160}|.{0,80}\ball rights reserved\b.{0,80}|"
    r"(?:tags?|keywords?|topics?|category|categories)\s?:.{0,160}|"
    r"(?:photo|image|picture)s?\s?(?:by|:|credit|©).{0,100}|"
    r"(?:facebook|twitter|telegram|whatsapp|instagram|youtube|linkedin|rss|vk)"
    r"(?:\s?[|/,•·-]?\s?(?:facebook|twitter|telegram|whatsapp|instagram|youtube|"
    r"linkedin|rss|vk))*|skip to (?:main )?content.{0,20}|"
    r"toggle (?:navigation|menu).{0,20}|"
    r"(?:main )?menu|search(?:\.\.\.)?|home|back to top|click here\b.{0,80}|"
    r"(?:print|font) (?:version|size).{0,20}|a[+-]\s?a?[+-]?|\d+ (?:views?|shares?|"
    r"comments?)|(?:views?|shares?)\s?:?\s?\d+)[.!:]?",
    re.IGNORECASE,
)
_LONGEST = 320
_PATH_MARK, _PATH_PART = re.compile(r"\s[»›>]\s"), re.compile(r"\S[^.!?]{0,80}")
_MENU_MARK, _MENU_PART = re.compile(r"[|•·]"), re.compile(r"[\w &'-]{2,24}")
_SITE = re.compile(
    r"(?:https?://)?(?:www\.)?[A-Za-z0-9-]{2,40}"
    r"\.(?:com|net|org|info|az|ru|ir|tr|sy|uk|news|press|int|gov|tv|io|eu|de|fr|lb|iq|jo)"
    r"(?:\.[a-z]{2,3})?/?",
    re.IGNORECASE,
)
_RULER = re.compile(r"(?:[-_=*~–—]\s?){3,}")
_AUTHOR_NOTE = re.compile(
    r"\b(?:journalist|reporter|correspondent|editor|staff|author|columnist|writer|"
    r"freelance\w*|contributor|analyst|follow|twitter|@\w+)\b|@\w+",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether a line is a menu, a share bar, a "Loading...", a follow-us line."""
    if len(line) > _LONGEST:
        return False
    if _ANYWHERE.fullmatch(line) is not None:
        return True
    return not any(sign.isdigit() for sign in line) and (
        _is_row(line, _MENU_MARK, _MENU_PART, least=3)
        or _is_row(line, _PATH_MARK, _PATH_PART, least=2)
    )


def _is_row(
    line: str, mark: re.Pattern[str], part: re.Pattern[str], *, least: int
) -> bool:
    """Whether marks divide the line into `least` parts or more, all of that form.

    Split first: one pattern for the whole line would try every way to divide it.
    """
    parts = mark.split(line)
    return len(parts) >= least and all(part.fullmatch(one.strip()) for one in parts)


def is_site_name(line: str) -> bool:
    """Whether a line is a site's address ("www.example.com", "Example.Az")."""
    return _SITE.fullmatch(line) is not None


def is_ruler(line: str) -> bool:
    """Whether a line only divides ("---", "* * *")."""
    return _RULER.fullmatch(line) is not None


def is_author_note(paragraph: str) -> bool:
    """Whether a paragraph after a divider is about the author or the paper."""
    return len(paragraph) < 400 and _AUTHOR_NOTE.search(paragraph) is not None


def is_fragment(line: str) -> bool:
    """Whether a line is a few words without a number or a stop, as menu entries are."""
    words = line.split()
    return (
        len(words) <= 3
        and not any(sign.isdigit() for sign in line)
        and line[-1] not in '.!?:;…"”»'
    )
