"""Output with pictures and tables in it, as a session's driver marks them (mastic_job.display)."""

import json

MARK = "\x1emastic-display "
END = "\x1e\n"


class Reader:
    """Takes the text of a statement as it grows, and gives what is new of it: texts and displays."""

    def __init__(self):
        self._taken = 0

    def take(self, text, is_whole):
        """[("text", str) | ("display", {mime: data})]; what is marked and not yet whole waits."""
        found = []
        while self._taken < len(text):
            start = text.find(MARK, self._taken)
            if start < 0:
                # The beginning of a mark may stand last.
                until = len(text) if is_whole else _before_mark(text, self._taken)
                if until > self._taken:
                    found.append(("text", text[self._taken : until]))
                    self._taken = until
                break
            if start > self._taken:
                found.append(("text", text[self._taken : start]))
                self._taken = start
            end = text.find(END, start)
            if end < 0:
                if is_whole:
                    found.append(("text", text[start + len(MARK) :]))
                    self._taken = len(text)
                break
            self._taken = end + len(END)
            found.append(_display(text[start + len(MARK) : end]))
        return found


def _before_mark(text, taken):
    at = text.rfind("\x1e", taken)
    return at if at >= 0 and MARK.startswith(text[at:]) else len(text)


def _display(body):
    try:
        bundle = json.loads(body)
    except ValueError:
        bundle = None
    return ("display", bundle) if isinstance(bundle, dict) else ("text", body)
