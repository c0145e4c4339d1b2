"""SVG elements as escaped text."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape


def element(
    name: str, *children: Markup | str, **attributes: str | float | None
) -> Markup:
    """One SVG element; text and attribute values are escaped.

    Attribute names have ``_`` for ``-`` (and a trailing ``_`` for a Python
    keyword); a value None leaves the attribute out.
    """
    shown = Markup("").join(
        Markup(' {}="{}"').format(_name(key), _value(value))
        for key, value in attributes.items()
        if value is not None
    )
    inner = Markup("").join(escape(child) for child in children)
    if not inner:
        return Markup("<{}{}/>").format(name, shown)
    return Markup("<{}{}>{}</{}>").format(name, shown, inner, name)


def _name(key: str) -> str:
    if key == "view_box":
        return "viewBox"
    return key.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else coordinate(value)


def coordinate(value: float) -> str:
    """A coordinate with one decimal at most: ``12``, ``12.5``."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def join(children: Iterable[Markup]) -> Markup:
    """Elements one after the other."""
    return Markup("").join(children)


def picture(
    *children: Markup, name: str, width: float, height: float, title: str, text: str
) -> Markup:
    """A whole ``<svg>`` with a title and a description for those who hear it.

    Args:
        children: elements in drawing order.
        name: prefix of the ids, unique on the page.
        width: width of the drawing, user units.
        height: its height, user units.
        title: short name.
        text: what it shows, in a sentence.
    """
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", text, id=f"{name}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        view_box=f"0 0 {coordinate(width)} {coordinate(height)}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        class_=name.partition("-")[0],
    )
