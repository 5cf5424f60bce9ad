"""Sends each member of an operation's request once, by the service's own model."""

import base64
import hashlib

from botocore.exceptions import ClientError


def outcome(call, arguments):
    try:
        call(**arguments)
        return "ok"
    except ClientError as error:
        return error.response["Error"]["Code"]


def send_each(client, call, base, values):
    """By member that went otherwise than `values` says, what came: `base()` gives the arguments that are always sent.

    A value is (what is sent, what the call ends in).
    """
    model = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[call])
    method = getattr(client, call)
    found = {}
    required = base()
    said = outcome(method, required)
    if said != "ok":
        found["(what is required)"] = said
    for member in model.input_shape.members if model.input_shape else ():
        if member in required:
            continue
        if member not in values:
            found[member] = "no value for it here"
            continue
        value, expected = values[member]
        said = outcome(method, {**base(), member: value})
        if said != expected:
            found[member] = said
    return found


def least(shape):
    """The smallest value of a shape that the client lets through."""
    if shape.type_name == "structure":
        if getattr(shape, "is_tagged_union", False):
            return {next(iter(shape.members)): least(next(iter(shape.members.values())))}
        return {name: least(shape.members[name]) for name in shape.required_members}
    if shape.type_name == "list":
        return [least(shape.member)]
    if shape.type_name in ("integer", "long"):
        return 1
    return {"map": {}, "boolean": False, "timestamp": 0}.get(shape.type_name, shape.enum[0] if getattr(shape, "enum", None) else "x" * max(1, shape.metadata.get("min", 1)))


def md5(body):
    return base64.b64encode(hashlib.md5(body).digest()).decode()
