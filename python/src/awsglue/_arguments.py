"""What a call is given beyond its parameters: some of it is known, the rest is not passed over in silence."""

import sys

_PARTITIONS = ("minPartitions", "targetPartitions")
_OLD_NAMES = ("name_space", "tableName")
_said = set()

FOR_OPTIONS = _PARTITIONS
FOR_CATALOG = _PARTITIONS + _OLD_NAMES


def heed(call, given, known):
    """Says once of each argument that nobody reads that it changes nothing: AWS's own library takes any."""
    for name in given:
        if name not in known and (call, name) not in _said:
            _said.add((call, name))
            print(f"[mastic] the argument {name} of {call} is none of AWS Glue's, and nothing reads it", file=sys.stderr)


def refuse_transactions(**given):
    """Tables with transactions of their own were AWS Lake Formation's governed tables."""
    named = [name for name, value in given.items() if value]
    if named:
        raise ValueError(f"{named[0]} is not supported: transactions of governed tables have ended")
