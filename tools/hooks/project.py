"""What the other hooks ask of a build: where the project lies, and whether this is the live preview.

MkDocs names its command once, when it starts; the configuration, which each build reads anew, carries it to the others.
"""

from pathlib import Path

_command = ""


def on_startup(command, dirty):
    global _command
    _command = command


def on_config(config):
    config.extra["preview"] = _command == "serve"


def root_of(config) -> Path:
    return Path(config.config_file_path).parent
