"""TeX to MathML while the site is built: no script, no font, and TeX with an error stops the build."""

import html
import re

from math_core import LatexError, LatexToMathML
from mkdocs.exceptions import PluginError

MATH = re.compile(r'<(span|div) class="arithmatex">\\([(\[])(.*?)\\[)\]]</\1>([.,;:?!)]*)', re.DOTALL)
_converter = LatexToMathML(fancy_error=False)


def on_page_content(html_text, page, config, files):
    def convert(match):
        tag, bracket, tex, after = match.groups()
        try:
            math = _converter.convert_with_local_state(html.unescape(tex).strip(), displaystyle=bracket == "[")
        except LatexError as error:
            raise PluginError(f"{page.file.src_uri}: bad TeX in {tex.strip()}: {error}") from None
        if tag == "span":  # a full stop does not begin a line
            return f'<span class="together">{math}{after}</span>' if after else math
        return f'<div class="math" tabindex="0" role="group" aria-label="Formula">{math}</div>{after}'

    return MATH.sub(convert, html_text)
