"""What may stand behind a piece of code, by the names that a session's cells have made."""

import json
import re
import rlcompleter

_WORD = re.compile(r"[A-Za-z_][\w.]*$")
_MOST = 200


def tell(namespace, code):
    """Writes {"matches": [...], "start": where the word begins}."""
    found = _WORD.search(code)
    word = found.group() if found else ""
    matches = []
    if word:
        completer = rlcompleter.Completer(namespace)
        for number in range(_MOST):
            match = completer.complete(word, number)
            if match is None:
                break
            matches.append(match.split("(")[0].rstrip())
    print(json.dumps({"matches": sorted(set(matches)), "start": len(code) - len(word)}))
