"""The commands that build and that run suites."""

import glob
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

from lanes import OUT
from plan import ROOT

# Short-lived JVMs: the quick compiler costs less than it loses, and two of them share two cores.
JVM = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g", "-ea", "-Dfile.encoding=UTF-8")

# Tests compile under the same checks as always; the class paths of the modules' tests are written beside.
COMPILE = ("./mvnw", "-B", "-ntp", "-T2", "-Dstyle.color=never", "-DskipTests", "package", "dependency:build-classpath",
           "-Dmdep.includeScope=test", "-Dmdep.outputFile=target/test.classpath")


def java():
    """A JDK 17 or 21, as the launcher and Maven find it."""
    candidates = [os.environ.get("JAVA_HOME", "") + "/bin/java", shutil.which("java") or "",
                  *sorted(glob.glob("/usr/lib/jvm/*17*/bin/java"))]
    for candidate in candidates:
        if os.access(candidate, os.X_OK):
            said = subprocess.run([candidate, "-version"], stderr=subprocess.PIPE, text=True, check=False).stderr
            version = re.search(r'version "(\d+)', said)
            if version and 17 <= int(version.group(1)) <= 21:
                return pathlib.Path(candidate)
    raise SystemExit("./test needs a JDK 17: set JAVA_HOME to its folder.")


def real_pyspark(python):
    """The environment of suites that use the pyspark of an interpreter instead of the bundled one; ends ./test if it has none."""
    version, trouble = _pyspark(python)
    if trouble:
        raise SystemExit(f"./test --pyspark: {python} has no pyspark: {trouble}")
    if not version.startswith("3.5."):
        raise SystemExit(f"./test --pyspark: {python} has pyspark {version}; it must be one of 3.5")
    # Servers look python3 up on the PATH and find by themselves that it has the real one.
    folder = pathlib.Path(shutil.which(python) or python).absolute().parent
    return {"MASTIC_REAL_PYSPARK": str(folder / pathlib.Path(python).name), "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def _pyspark(python):
    """The version of an interpreter's own pyspark, or why there is none."""
    asked = subprocess.run([python, "-c", "import pyspark; print(pyspark.__version__)"], stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, text=True, check=False, env={**os.environ, "PYTHONPATH": ""})
    said = (asked.stdout if asked.returncode == 0 else asked.stderr).strip() or "no answer"
    return (said, "") if asked.returncode == 0 else ("", said.splitlines()[-1])


def found_pyspark():
    """The interpreter with a pyspark 3.5 that $MASTIC_PYSPARK names, or that the PATH has; None where there is none."""
    python = os.environ.get("MASTIC_PYSPARK") or shutil.which("python3")
    return python if python and _pyspark(python)[0].startswith("3.5.") else None


def of(suite, reports, launcher=None):
    """The arguments, the directory and the environment of the suite's process."""
    more = real_pyspark(suite.pyspark) if suite.pyspark else {}
    if suite.kind == "python":
        python = more.get("MASTIC_REAL_PYSPARK") or os.environ.get("MASTIC_REAL_PYSPARK") or sys.executable
        return [python, str(pathlib.Path(__file__).parent / "unittests.py"), suite.folder, str(reports)], ROOT, more
    module = ROOT / suite.folder
    path = (module / "target/test.classpath").read_text("utf-8").strip()
    own = f"{module}/target/test-classes:{module}/target/classes"
    file = reports / "classpath"
    file.write_text(f'-cp "{own}:{path}"\n', "utf-8")
    options = module / "src/test/jvm.options"
    return ([str(launcher), *JVM, *([f"@{options}"] if options.exists() else []), f"@{file}",
             "org.junit.platform.console.ConsoleLauncher", "execute", "--disable-banner", "--disable-ansi-colors",
             "--details=testfeed", "--fail-if-no-tests", f"--reports-dir={reports}", *suite.arguments],
            module, {"SPARK_LOCAL_IP": "127.0.0.1", **more})


def build(name, command):
    """Runs it with a log; the seconds, or the end of ./test."""
    log = OUT / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with open(log, "wb") as out:
        code = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                              check=False).returncode
    return code, time.monotonic() - began, log
