"""Tables and pictures of a session's cells, for clients that can show them (the argument `--mastic-display rich`).

They stand in a cell's output, marked: a record separator, `mastic-display`, a JSON object of MIME types, a record
separator and the end of the line. Other clients see texts alone.
"""

import base64
import html
import io
import json
import sys

_MARK = "\x1emastic-display "
_END = "\x1e\n"
_ROWS = 20
_MOST = 900_000
_installed = []


class Display:
    def __init__(self, namespace, rich, output):
        self._namespace = namespace
        self._rich = rich
        self._output = output

    def show(self, *values, rows=_ROWS):
        """`display(...)` of the cells; `rows` of a DataFrame are shown."""
        for value in values:
            self._one(value, rows)

    def hook(self, value):
        """The last value of a cell."""
        if value is None:
            return
        self._namespace["_"] = value
        self._one(value)

    def figures(self):
        """After a cell: the figures that it drew and did not show, as notebooks do."""
        if self._rich:
            self.show_figures()

    def show_figures(self):
        """`plt.show()`: all figures that are open; they are closed by it."""
        plots = sys.modules.get("matplotlib.pyplot")
        for number in plots.get_fignums() if plots is not None else ():
            self._one(plots.figure(number))

    def _one(self, value, rows=_ROWS):
        bundle = _bundle(value, rows) if self._rich else None
        if bundle is None:
            if _is_figure(value):
                print(f"<Figure of {value.get_size_inches()} inches>")
                _close(value)
            else:
                print(repr(value))
            return
        said = json.dumps(bundle)
        if len(said) > _MOST:
            print(f"{bundle.get('text/plain', '')} [{len(said)} bytes are too much to be shown here]")
        else:
            self._output(_MARK + said + _END)
        if _is_figure(value):
            _close(value)


def _is_figure(value):
    return type(value).__module__.startswith("matplotlib.") and hasattr(value, "savefig")


def _close(figure):
    plots = sys.modules.get("matplotlib.pyplot")
    if plots is not None:
        plots.close(figure)


def _bundle(value, rows):
    """None for what is text alone."""
    if _is_figure(value):
        picture = io.BytesIO()
        value.savefig(picture, format="png", bbox_inches="tight")
        return {"text/plain": repr(value), "image/png": base64.b64encode(picture.getvalue()).decode()}
    if type(value).__module__.startswith("pyspark.sql") and hasattr(value, "limit") and hasattr(value, "columns"):
        return None if getattr(value, "isStreaming", False) else {"text/plain": repr(value), "text/html": _table(value, rows)}
    made = getattr(value, "_repr_html_", None)
    if made is not None and not isinstance(value, type):
        try:
            text = made()
        except Exception:
            return None
        return {"text/plain": repr(value), "text/html": text} if isinstance(text, str) else None
    return None


def _table(frame, most):
    """Its first rows."""
    if not frame.columns:
        return "<p>no rows</p>"
    rows = frame.limit(most + 1).collect()
    head = "".join(f"<th>{html.escape(name)}</th>" for name in frame.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape('NULL' if cell is None else str(cell))}</td>" for cell in row) + "</tr>"
        for row in rows[:most]
    )
    more = f"<p>the first {most} rows</p>" if len(rows) > most else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def install(namespace, rich, output):
    """Makes it the way in which cells show values."""
    shown = Display(namespace, rich, output)
    _installed[:] = [shown]
    namespace["display"] = shown.show
    sys.displayhook = shown.hook
    return shown


def show_figures():
    """What matplotlib's backend does."""
    for shown in _installed:
        shown.show_figures()
