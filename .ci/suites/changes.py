"""What a change touches, so that its suites come first."""

import subprocess

from plan import ROOT

# A change of these can matter to every suite.
EVERYWHERE = ("pom.xml", "contract", "kernel")

# Which rooms stand on a room.
ABOVE = {
    "wire": ("app", "neighbours"),
    "objects": ("crawlers", "jobs"),
    "catalog": ("crawlers", "jobs", "workflows"),
    "crawlers": ("workflows",),
    "jobs": ("workflows", "neighbours", "sessions"),
    "sessions": ("app",),
    "workflows": ("app",),
    "neighbours": ("stacks",),
    "stacks": ("app",),
    "runtime": ("jobs",),
    "python": ("jobs",),
}


def changed(root=ROOT):
    """Files that differ from what the change began at; None if Git cannot tell."""
    base = _git(root, "merge-base", "HEAD", "origin/main") or _git(root, "rev-parse", "HEAD~1")
    if not base or base == _git(root, "rev-parse", "HEAD"):
        base = _git(root, "rev-parse", "HEAD~1")
    names = _git(root, "diff", "--name-only", base) if base else None
    return names.splitlines() if names is not None else None


def _git(root, *arguments):
    ended = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    return ended.stdout.strip() if ended.returncode == 0 else None


def touched(files):
    """The rooms of the files, and those that stand on them."""
    found, waiting = set(), [file.split("/")[0] for file in files]
    while waiting:
        room = waiting.pop()
        if room not in found:
            found.add(room)
            waiting += ABOVE.get(room, ())
            # Whatever is in the server or in a job's process shows to clients.
            waiting += ("conformance",) if room in ABOVE or room in ("app", "neighbours") else ()
    return found


def first(suites, files):
    """
    The suites in the order in which they should run: of rooms whose files have changed, of rooms above those, of the
    whole server, the others. All of one kind keep their order.
    """
    if files is None:
        return list(suites)
    own = {file.split("/")[0] for file in files}
    reached = touched(files)
    classes = {file.rsplit("/", 1)[-1].removesuffix(".java") for file in files}

    def rank(suite):
        if suite.name.split(".")[-1].split("#")[0] in classes:
            return 0
        if suite.folder in own:
            return 1
        return 2 if suite.folder in reached or own & set(EVERYWHERE) else 3

    return sorted(suites, key=rank)
