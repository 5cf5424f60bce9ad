"""Watches which names of awsglue a script calls, and which of their parameters it gives; `tell` says what came of them."""

import importlib
import inspect
import json
import pkgutil
import sys

import awsglue

MISSING = object()


def public(name):
    return not name.startswith("_") or name in ("__call__", "__getitem__", "__len__", "__iter__", "__getattr__", "__setattr__", "__init__")


def modules():
    """All but those of our own, whose names begin with an underscore, the one that opens a shell, and those of blueprints' layouts,
    which no script calls: test_blueprint has them.
    """
    for found in pkgutil.walk_packages(awsglue.__path__, "awsglue."):
        parts = found.name.split(".")
        if not any(part.startswith("_") for part in parts) and parts[1] not in ("glue_shell", "blueprint"):
            yield importlib.import_module(found.name)


def function(member):
    member = getattr(member, "__func__", member)
    return member if inspect.isfunction(member) else None


def surface():
    """Each public function and method of awsglue, by its name, where it is defined."""
    found = {}
    for module in modules():
        short = module.__name__.removeprefix("awsglue.")
        for name, member in vars(module).items():
            if not public(name) or getattr(member, "__module__", None) != module.__name__:
                continue
            if inspect.isfunction(member):
                found[f"{short}.{name}"] = member
            elif inspect.isclass(member):
                for inner, method in vars(member).items():
                    if public(inner) and function(method):
                        found[f"{short}.{name}.{inner}"] = function(method)
    return found


def parameters(called):
    return [parameter for parameter in inspect.signature(called).parameters.values() if parameter.name not in ("self", "cls")]


SURFACE = surface()
#: By identity: methods of two classes may be equal to the last instruction.
BY_CODE = {id(called.__code__): (name, parameters(called)) for name, called in SURFACE.items()}
CASES, GIVEN = {}, set()
_since = set()


def note(frame, event, _):
    if event != "call":
        return
    found = BY_CODE.get(id(frame.f_code))
    # What awsglue calls itself is no case; `apply` is how a transform is called.
    if found and ("/awsglue/" not in frame.f_back.f_code.co_filename or frame.f_back.f_code.co_name in ("apply", "__getattr__")):
        name, expected = found
        _since.add(name)
        for parameter in expected:
            value = frame.f_locals.get(parameter.name, MISSING)
            default = {parameter.VAR_POSITIONAL: (), parameter.VAR_KEYWORD: {}}.get(parameter.kind, parameter.default)
            if value is not MISSING and (default is parameter.empty or value != default):
                GIVEN.add(f"{name}({parameter.name})")


def tell(case, value):
    """What came of the calls since the last case: the test compares it."""
    sys.setprofile(None)
    for name in _since:
        CASES.setdefault(name, []).append(case)
    _since.clear()
    print("case", case, json.dumps(value, default=str))
    sys.setprofile(note)


def its_own(name):
    """The case that is named as what it is of; else the first that calls it."""
    short = name.split(".")[-2 if name.endswith("__") else -1]
    return next((case for case in CASES[name] if case.split(".")[0] == short), CASES[name][0])


def tell_what_is_left():
    sys.setprofile(None)
    wanted = {f"{name}({parameter.name})" for name, called in SURFACE.items() for parameter in parameters(called)}
    print("left", json.dumps([sorted(set(SURFACE) - set(CASES)), sorted(wanted - GIVEN)]))
    print("ledger", json.dumps({name: its_own(name) for name in sorted(CASES)}))


def rows(frame):
    return sorted((json.loads(text) for text in frame.toDF().toJSON().collect()), key=str)


def refused(call):
    try:
        call()
    except Exception as error:
        return str(error).split("\n")[-1] if "Py4J" not in type(error).__name__ else str(error.java_exception.getMessage())
    return "no error"


def watch():
    sys.setprofile(note)
