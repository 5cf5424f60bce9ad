"""A cell taken apart: magics, and the code that is left for the session."""

import re

from mastic_notebook.settings import SETTINGS

_LINE = re.compile(r"^%([a-z_]+)(?:[ \t]+(.*?))?[ \t]*$")
_CELL = re.compile(r"^%%([a-z_]+)(?:[ \t]+(.*?))?[ \t]*$")

ACTIONS = {
    "help": "What can be said here.",
    "status": "The session and how it is.",
    "session_id": "The session's id.",
    "list_sessions": "The sessions there are.",
    "stop_session": "Ends the session; the next cell begins another one.",
    "delete_session": "Ends the session and forgets it.",
    "etl": "The session is one for ETL.",
    "streaming": "The session is one for streams.",
    "tags": "Tags of the session, as JSON.",
    "matplot": "Shows the figure of a plotting module, such as plt.",
    "reconnect": "Goes on with the session of that id.",
    "disconnect": "Leaves the session, which lives on.",
    "glue_ray": "Refused: there are no sessions of Ray.",
}
CELL_ACTIONS = {
    "configure": "Settings of the session, as JSON.",
    "tags": "Tags of the session, as JSON.",
    "assume_role": "The role, or the keys, as which the session is asked for.",
    "sql": "A statement of Spark SQL, whose rows are shown.",
    "sh": "Commands of the shell where the kernel runs.",
}


class UnknownMagic(Exception):
    pass


def split(code):
    """[(kind, name, text)]: kind is line, cell or code, in the order in which they stand.

    Line magics stand at the cell's beginning, or between its code; what is indented or stands in a text of several
    lines is code, as it is for Python.
    """
    stripped = code.lstrip("\n")
    first, _, rest = stripped.partition("\n")
    whole = _CELL.match(first)
    if whole:
        name = whole.group(1)
        if name not in CELL_ACTIONS:
            raise UnknownMagic(f"There is no cell magic %%{name}; %help lists them")
        head = whole.group(2) or ""
        return [("cell", name, f"{head}\n{rest}" if head else rest)]
    parts, lines = [], []
    for line in stripped.split("\n"):
        found = _LINE.match(line)
        if found and not _is_inside_text(lines):
            name = found.group(1)
            if name not in SETTINGS and name not in ACTIONS:
                raise UnknownMagic(f"There is no magic %{name}; %help lists them")
            _add_code(parts, lines)
            lines = []
            parts.append(("line", name, found.group(2) or ""))
        else:
            lines.append(line)
    _add_code(parts, lines)
    return parts


def _add_code(parts, lines):
    code = "\n".join(lines)
    if code.strip():
        parts.append(("code", None, code))


def _is_inside_text(lines):
    """Do these lines leave a text of several lines, or a bracket, open?"""
    import tokenize

    pieces = iter([line + "\n" for line in lines])
    try:
        for _ in tokenize.generate_tokens(lambda: next(pieces, "")):
            pass
    except (tokenize.TokenError, IndentationError) as error:
        return "EOF in multi-line" in str(error)
    except SyntaxError:
        return False
    return False


def help_text():
    lines = ["Magics of a line, before the session begins:"]
    lines += [f"  %{name} VALUE" for name in sorted(SETTINGS)]
    lines += ["Magics of a line:"]
    lines += [f"  %{name:<16} {text}" for name, text in sorted(ACTIONS.items())]
    lines += ["Magics of a cell:"]
    lines += [f"  %%{name:<15} {text}" for name, text in sorted(CELL_ACTIONS.items())]
    return "\n".join(lines) + "\n"
