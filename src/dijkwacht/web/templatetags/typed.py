"""Every form of ours says who typed it: what Django writes against forged forms, with that beside it."""

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html

from dijkwacht.web.typed.marks import FIELD, mark

register = template.Library()


class TypedNode(CsrfTokenNode):
    """The mark against forged forms, and who typed it."""

    child_nodelists = ()

    def render(self, context: Context) -> str:
        """Both, as hidden fields."""
        found = super().render(context)
        request = context.get("request")
        if not found or request is None or not (typed := mark(request)):
            return found
        return format_html('{}<input type="hidden" name="{}" value="{}">', found, FIELD, typed)


@register.tag("csrf_token")
def csrf_token(parser: Parser, token: Token) -> TypedNode:
    """In place of the tag of Django, so that no form can forget it."""
    return TypedNode()
