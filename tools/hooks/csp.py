"""A strict content security policy on every page: inline scripts by hash, everything else from the site itself."""

import base64
import hashlib
import re
from pathlib import Path

from mkdocs.plugins import event_priority

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\s(?:src=|type=\"?application/json))[^>]*>(.*?)</script>", re.DOTALL)
POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'self'; manifest-src 'self';"
    " base-uri 'none'; form-action 'none'"
)
# What a meta tag cannot say, for hosts that read a file of headers. A worker does not inherit the page's policy.
HEADERS = """/*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
/assets/run-worker.js
  Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'
"""


def with_policy(html):
    scripts = dict.fromkeys(INLINE_SCRIPT.findall(html))
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    policy = POLICY.format(hashes=" ".join(f"'sha256-{digest}'" for digest in digests)).replace(" ;", ";")
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace('<meta charset="utf-8">', '<meta charset="utf-8">' + tag, 1)


@event_priority(-100)
def on_post_page(output, page, config):
    return output if config.extra["preview"] else with_policy(output)  # its reload script is inline, unknown here


@event_priority(-100)
def on_post_template(output_content, template_name, config):
    if config.extra["preview"] or not template_name.endswith(".html"):
        return output_content
    return with_policy(output_content)


def on_post_build(config):
    (Path(config.site_dir) / "_headers").write_text(HEADERS, "utf-8")
