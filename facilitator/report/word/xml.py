"""Elements of a Word document, in the order in which they are given: the schema asks for an order, and nothing sorts here."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

Element: TypeAlias = BaseOxmlElement

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
named = cache(qn)  # "w:val" → the full name


def element(tag: str, *children: Element | None, **values: str | int) -> Element:
    """Give an element of any kind we know a prefix of ("wp:inline"), with plain attributes."""
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(name, str(value))
    made.extend(child for child in children if child is not None)
    return made


def w(tag: str, *children: Element | None, **values: str | int) -> Element:
    """Give an element of a text document: of ("jc", val="center") it makes <w:jc w:val="center"/>."""
    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(named(f"w:{name}"), str(value))
    made.extend(child for child in children if child is not None)
    return made


def written(text: str, tag: str = "t") -> Element:
    """Give an element that holds a text with its spaces."""
    made = OxmlElement(f"w:{tag}")
    made.text = text
    made.set(_SPACE, "preserve")
    return made


def found(parent: Element, path: str) -> list[Element]:
    """Give the elements below one, by a path in prefixes: ".//w:tbl"."""
    return list(parent.xpath(path))
