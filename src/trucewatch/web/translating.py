"""Translating templates when they are compiled, not each time a page is made.

The environment of a language translates for that language alone, so that a message
without values in it is the same on every page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer


class TranslatedEnvironment(Environment):
    """An environment whose templates hold the translated messages themselves.

    Args:
        text: a message in the environment's language.
        options: of `jinja2.Environment`; messages with values in them need its
            extension ``i18n`` besides.
    """

    def __init__(self, text: Callable[[str], str], **options: Any) -> None:  # noqa: ANN401 - as Jinja types them
        self._translator = _Translator(text)
        super().__init__(**options)

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        """Parse a template: the hook that Jinja has for this."""
        parsed = super()._parse(source, name, filename)
        self._translator.visit(parsed)
        return parsed


class _Translator(NodeTransformer):
    """Puts the translation in place of ``_("words")``."""

    def __init__(self, text: Callable[[str], str]) -> None:
        self.text = text

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        """A call in a template."""
        self.generic_visit(node)
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        match node.node, node.args:
            case nodes.Name(name="_"), [nodes.Const(value=str(words))] if plain:
                told = self.text(words) % {}  # as `i18n` does, "%%" is "%"
                return nodes.MarkSafeIfAutoescape(nodes.Const(told), lineno=node.lineno)
        return node
