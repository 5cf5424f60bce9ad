"""A prompt whose lines run in an interactive session of Glue: `python -m mastic_notebook.shell`."""

import codeop
import os
import signal
import sys

from mastic_notebook import cell


def is_complete(code):
    """Is that a whole cell, or does more of it follow?"""
    if code.startswith("%"):
        return not code.startswith("%%") or code.endswith("\n\n") or code.count("\n") == 0
    try:
        # As a prompt has it: a block ends with an empty line.
        return codeop.compile_command(code, "<cell>", "single") is not None
    except (SyntaxError, OverflowError, ValueError):
        # The session says what is wrong with it.
        return True


class Screen:
    def text(self, text):
        sys.stdout.write(text)
        sys.stdout.flush()

    def error_text(self, text):
        sys.stderr.write(text)
        sys.stderr.flush()

    def display(self, bundle):
        self.text(bundle.get("text/plain", "[" + ", ".join(bundle) + "]") + "\n")


def _history(path):
    try:
        import readline
    except ImportError:
        return None
    readline.parse_and_bind("tab: complete")
    readline.set_completer_delims(" \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?")
    try:
        readline.read_history_file(path)
    except OSError:
        pass
    readline.set_history_length(2000)
    return readline


def _read(cell_number):
    """A cell: one line, or what an open bracket, a colon or a %% magic begins, up to an empty line."""
    lines = [input(f"[{cell_number}] ")]
    if lines[0].startswith("%%"):
        while line := input("... "):
            lines.append(line)
        return "\n".join(lines)
    while not is_complete("\n".join(lines)):
        lines.append(input("... "))
        if not lines[-1]:
            break
    return "\n".join(lines)


def main(history):
    try:
        import boto3  # noqa: F401
    except ImportError:
        sys.stderr.write(f"{sys.executable} has no boto3, which the shell talks to the server with: pip install boto3\n")
        return 2
    import botocore.exceptions

    from mastic_notebook.notebook import CellError, Notebook

    # The launcher ignores it, for Ctrl-C to reach this process alone.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    notebook = Notebook(Screen(), {})
    readline = _history(history) if sys.stdin.isatty() else None
    if readline is not None:
        matches = []

        def complete(text, number):
            if number == 0:
                line = readline.get_line_buffer()[: readline.get_endidx()]
                try:
                    matches[:] = notebook.complete(line, len(line))[0] or [
                        f"%{name}" for name in sorted({*cell.ACTIONS, *cell.SETTINGS}) if f"%{name}".startswith(line)
                    ]
                except Exception:
                    matches[:] = []
            return matches[number] if number < len(matches) else None

        readline.set_completer(complete)
        sys.stderr.write("Lines run in a session of Glue, which the first one begins; %help lists magics, Ctrl-D leaves.\n")
    number, failed = 0, False
    try:
        while True:
            try:
                code = _read(number) if readline is not None else _next_of(sys.stdin)
                if code.strip():
                    number += 1
                    notebook.execute(code)
            except EOFError:
                return 1 if failed and readline is None else 0
            except CellError as error:
                failed = True
                sys.stderr.write("".join(error.traceback) or f"{error}\n")
            except KeyboardInterrupt:
                sys.stderr.write("\n")
            except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError) as error:
                failed = True
                sys.stderr.write(f"{error}\n")
    finally:
        if readline is not None:
            readline.write_history_file(history)
        try:
            notebook.client.stop()
        except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError):
            pass


def _next_of(stdin):
    """What is not typed is one cell."""
    code = stdin.read()
    if not code.strip():
        raise EOFError
    return code


if __name__ == "__main__":
    sys.exit(main(os.path.expanduser(sys.argv[1])))
