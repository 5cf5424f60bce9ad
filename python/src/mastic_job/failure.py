"""What a run that failed says: its ErrorMessage, and the traceback that stands last in its log."""

import os
import re
import sys
import traceback

_NAMES = {  # Modules whose distributions have other names.
    "bs4": "beautifulsoup4", "Crypto": "pycryptodome", "cv2": "opencv-python-headless", "dateutil": "python-dateutil",
    "dotenv": "python-dotenv", "fitz": "pymupdf", "jwt": "pyjwt", "MySQLdb": "mysqlclient", "PIL": "pillow",
    "psycopg2": "psycopg2-binary", "skimage": "scikit-image", "sklearn": "scikit-learn", "snowflake": "snowflake-connector-python",
    "yaml": "pyyaml",
}
_OURS = {"awsglue", "awsgluedq", "awsglueml", "mastic_job", "py4j", "pyspark"}
_OF_A_REQUEST = re.compile(
    r" ?\(Service: [^()]*?(?:Status Code|Request ID)[^()]*\)(?: ?\(SDK Attempt Count: \d+\))?"
    r"|[,;]? ?\(?(?:Extended )?Request ?ID: [\w+/=-]+\)?", re.IGNORECASE)
_CALL = re.compile(r"An error occurred while calling [\w.:$]+?\.?(?: Trace:)?$")
_JAVA_FRAMES = re.compile(r"(?:^[ \t]+(?:at [\w.$<>/@-]+\([^\n()]*\)|\.\.\. \d+ (?:more|common frames omitted))(?:\n|\Z))+", re.MULTILINE)
_ERROR = re.compile(r"(?:[\w$]+\.)*([A-Z][\w$]*)(?:: |$)")
# What says too little alone; the error around it knows with whom.
_BARE = re.compile(r"java\.net\.|java\.io\.(?:EOF|IO)Exception|javax\.net\.ssl\.|java\.lang\.ClassNotFoundException: [\w.]+\.DefaultSource")
_PLACE = re.compile(r"\b(?:s3[an]?|hdfs|file):/")
_HINTS = [
    (re.compile(r"SQLException: No suitable driver"), "the job's argument --extra-jars brings a driver"),
    (re.compile(r"ClassNotFoundException: [\w.$]+$|\[DATA_SOURCE_NOT_FOUND\]"), "the job's argument --extra-jars brings classes"),
    (re.compile(r'Cannot run program "python[\d.]*"'),
     "the cluster's workers need that Python, on the PATH of their processes: Python code is not carried from one version to another"),
]
_TRACE = "Traceback (most recent call last):"


def message(error, script, name):
    """For example ``job.py, line 12: ValueError: boom``.

    ``script`` is the file that ran and ``name`` what its job calls it. The line is that of the function which failed,
    be it in a worker; without one in the script there is only the error.
    """
    line = _line(error, script)
    return (f"{name}, line {line}: " if line else "") + what(error)


def report(error, skipped):
    """Python's own report without the frames of the file ``skipped`` that are outermost, a JVM's frames folded."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename == skipped:
        trace = trace.tb_next
    return folded("".join(traceback.format_exception(type(error), error, trace)))


def folded(text):
    """The frames of Java become one line that counts them."""
    def counted(found):
        frames = found.group().count("\n\t") + found.group().count("\n ") + 1
        return f"\t... {frames} {'frame' if frames == 1 else 'frames'} of the JVM\n"

    return _JAVA_FRAMES.sub(counted, text)


def what(error):
    """The error in a line or a few: its class, what it says, and for a module that is missing how to get it."""
    name = type(error).__name__
    if isinstance(error, SystemExit):
        return f"SystemExit: {error.code}"
    if name in ("Py4JJavaError", "Py4JError"):
        return _with_hint(_without_request(_of_java(str(error)) or f"{name}: {str(error).splitlines()[0]}"))
    lines = traceback.format_exception_only(type(error), error)
    text = (lines[-1] if isinstance(error, SyntaxError) else "".join(lines)).strip()
    module = type(error).__module__
    if module not in ("builtins", "__main__") and text.startswith(module + "."):
        text = text[len(module) + 1 :]
    text = _python_cause(text.splitlines()) or text
    # A plan is for the log.
    text = re.split(r"\n\tat |;\n'|\n\nJVM stacktrace:", text, maxsplit=1)[0].strip()
    return _with_hint(_without_request(text)) + _how_to_get(error)


def _with_hint(text):
    hints = [hint for pattern, hint in _HINTS if pattern.search(text)]
    return "; ".join([text, *hints])


def _how_to_get(error):
    if not isinstance(error, ModuleNotFoundError) or not error.name or f"'{error.name}'" not in str(error):
        return ""
    module = error.name.split(".")[0]
    if module in _OURS or (module != error.name and _is_there(module)):
        return ""
    return f"; the job's argument --additional-python-modules {_NAMES.get(module, module)} installs it"


def _is_there(module):
    return module in sys.modules


def _without_request(text):
    return _OF_A_REQUEST.sub("", text).strip()


def _of_java(text):
    """What the innermost cause that says something says, and the object it was about where only an outer one knows."""
    lines = text.splitlines()
    first = next((line[2:] for line in lines[1:] if line.startswith(": ")), "")
    if not first and len(lines) > 1 and _CALL.match(lines[0].strip()):
        first = lines[1].strip()
    causes = [line[len("Caused by: ") :] for line in lines if line.startswith("Caused by: ")]
    useful = [cause for cause in causes if ": " in cause]
    raised = _python_cause(lines)
    chosen = raised or (useful[-1] if useful else first)
    if not raised and useful and _BARE.match(chosen):
        around = [line for line in [first, *useful[:-1]] if ": " in line and chosen not in line]
        if around:
            return f"{_short(around[-1])} Caused by: {_short(chosen)}"
    # The innermost cause often knows no more than bytes; which file they came from is said further out.
    place = next((line for line in [first] + causes if _PLACE.search(line)), chosen)
    if not _PLACE.search(chosen) and place != chosen:
        return f"{_short(place)} Caused by: {_short(chosen)}"
    return _short(chosen)


def _short(line):
    """Without the package of the class that it begins with."""
    found = _ERROR.match(line)
    return line[found.start(1) :] if found else line


def _python_cause(lines):
    """What a function of the script raised in a worker: the line after the last traceback that the JVM passes on."""
    begins = [number for number, line in enumerate(lines) if line.endswith(_TRACE)]
    return next((line for line in lines[begins[-1] + 1 :] if line and not line[0].isspace()), None) if begins else None


def _line(error, script):
    """The innermost line of the script that is to blame; None if it is not to be seen."""
    if isinstance(error, SyntaxError) and error.filename == script:
        return error.lineno
    lines = []
    if not isinstance(error, (SystemExit, SyntaxError)):
        lines = re.findall(rf'^ *File "{re.escape(script)}", line (\d+)', str(error), re.MULTILINE)
    if not lines:
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == script]
    return int(lines[-1]) if lines else None


def name_of(spec):
    """What the job calls its script: the last part of its location."""
    return os.path.basename(spec.get("scriptLocation") or spec["script"])
