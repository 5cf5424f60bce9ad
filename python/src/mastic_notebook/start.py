"""Starts the interpreter's Jupyter with the kernel `Glue PySpark`: `python -m mastic_notebook.start HOME FOLDER [ARG...]`.

The kernel is made known in HOME alone: nothing is written into the user's own Jupyter.
"""

import importlib.util
import json
import os
import signal
import sys

NAME = "glue_pyspark"
_APPS = ("jupyterlab", "notebook", "nbclassic")


def install(home):
    """Writes the kernelspec into HOME/kernels, and returns its file."""
    folder = os.path.join(home, "kernels", NAME)
    os.makedirs(folder, exist_ok=True)
    source = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    spec = {
        "argv": [sys.executable, "-m", "mastic_notebook.kernel", "-f", "{connection_file}"],
        "display_name": "Glue PySpark",
        "language": "python",
        "interrupt_mode": "signal",
        "env": {"PYTHONPATH": source},
    }
    path = os.path.join(folder, "kernel.json")
    with open(path + ".tmp", "w", encoding="utf-8") as file:
        json.dump(spec, file, indent=1)
    os.replace(path + ".tmp", path)
    return path


def missing():
    """What the interpreter lacks, as pip names it."""
    lacking = [name for name in ("ipykernel", "boto3") if importlib.util.find_spec(name) is None]
    return lacking if app() else ["jupyterlab", *lacking]


def app():
    return next((name for name in _APPS if importlib.util.find_spec(name) is not None), None)


def main(home, folder, *arguments):
    if lacking := missing():
        sys.stderr.write(
            f"{sys.executable} has no {', '.join(lacking)}. Install what is missing, for example by\n"
            f"  {sys.executable} -m pip install {' '.join(lacking)}\n"
            "or have MASTIC_PYTHON name an interpreter that has Jupyter.\n"
        )
        return 2
    install(home)
    path = os.environ.get("JUPYTER_PATH")
    os.environ["JUPYTER_PATH"] = home + (os.pathsep + path if path else "")
    os.environ["PYTHONPATH"] = ""
    command = [sys.executable, "-m", app(), f"--notebook-dir={folder}", *arguments]
    # The launcher ignores it, for Ctrl-C to reach Jupyter alone.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.execv(sys.executable, command)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
