#!/usr/bin/env python3
"""Writes the constraints of the Glue service model as one line a shape.

    compact-model.py path/to/botocore/data/glue/2017-03-31/service-2.json.gz > glue-model.txt

botocore is AWS's, under Apache-2.0. Only what a request is checked against stays: types, required members, ranges,
patterns, enums and the errors of each operation. One line a shape lets the server parse no more than it needs.
"""
import gzip
import json
import sys

KEPT = ("required", "min", "max", "pattern", "enum", "union", "sensitive")


def compact(shape):
    kept = {"type": shape["type"]}
    kept.update({key: shape[key] for key in KEPT if key in shape})
    if "members" in shape:
        kept["members"] = {name: member["shape"] for name, member in shape["members"].items()}
    for part in ("member", "key", "value"):
        if part in shape:
            kept[part] = shape[part]["shape"]
    return kept


def line(kind, name, facts):
    print(kind, name, json.dumps(facts, separators=(",", ":"), sort_keys=True))


model = json.load(gzip.open(sys.argv[1]))
for name, operation in sorted(model["operations"].items()):
    errors = sorted(error["shape"] for error in operation.get("errors", []))
    line("operation", name, {"input": operation["input"]["shape"], "errors": errors})

reachable, pending = set(), [operation["input"]["shape"] for operation in model["operations"].values()]
while pending:
    name = pending.pop()
    if name not in reachable:
        reachable.add(name)
        shape = compact(model["shapes"][name])
        pending += [shape[part] for part in ("member", "key", "value") if part in shape]
        pending += shape.get("members", {}).values()
for name in sorted(reachable):
    line("shape", name, compact(model["shapes"][name]))
