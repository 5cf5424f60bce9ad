"""A script's arguments, and what Python hands to the JVM."""

import argparse
import json
import os
import sys
import traceback

from awsglue.job import Job


class GlueArgumentError(Exception):
    """The script's arguments are not what it declared."""


class GlueArgumentParser(argparse.ArgumentParser):
    def error(self, msg):
        raise GlueArgumentError(msg)


def _flag_name(flag):
    return flag.lstrip("-").replace("-", "_")


def _refuse_reserved(options):
    flags = [Job.continuation_options()[0], Job.job_bookmark_options()[0], Job.encryption_type_options()[0]]
    flags += Job.job_bookmark_range_options() + Job.id_params() + Job.data_lineage_options()[:1]
    reserved = {_flag_name(flag) for flag in flags}
    used = [option for option in options if _flag_name(option) in reserved]
    if used:
        raise RuntimeError("Using reserved arguments " + ", ".join(used))


def getResolvedOptions(args, options, allow_abbrev=False):
    """The declared options of a script, all of them required, and Glue's own, each under its name with `_` for `-`.

    args: the script's argv, options: names without the leading dashes. Arguments that nobody declared are ignored.
    allow_abbrev: whether the beginning of a name stands for it where no other begins so.
    Raises GlueArgumentError for a missing one, RuntimeError for a name that Glue keeps for itself.
    """
    _refuse_reserved(options)
    parser = GlueArgumentParser(allow_abbrev=allow_abbrev)
    bookmark_flag, *bookmark_choices = Job.job_bookmark_options()
    continuation_flag, *continuation_choices = Job.continuation_options()
    lineage_flag, *lineage_choices = Job.data_lineage_options()
    encryption_flag, *encryption_choices = Job.encryption_type_options()
    parser.add_argument(bookmark_flag, choices=bookmark_choices)
    parser.add_argument(continuation_flag, choices=continuation_choices)
    parser.add_argument(lineage_flag, choices=lineage_choices)
    parser.add_argument(encryption_flag, choices=encryption_choices)
    for flag in Job.job_bookmark_range_options() + Job.id_params():
        parser.add_argument(flag)
    for name in ("RedshiftTempDir", "TempDir"):
        if name not in options:
            parser.add_argument("--" + name)
    for name in dict.fromkeys(options):
        parser.add_argument("--" + name, required=True)

    parsed, _ = parser.parse_known_args(args[1:])
    resolved = vars(parsed)
    _resolve_bookmark(resolved, Job.bookmark_of_continuation(resolved.pop(_flag_name(continuation_flag))))
    if resolved["RedshiftTempDir"] is None:
        resolved["RedshiftTempDir"] = resolved["TempDir"]
    if resolved["TempDir"] is None:
        resolved["TempDir"] = resolved["RedshiftTempDir"]
    return resolved


def _resolve_bookmark(resolved, from_continuation):
    option = resolved["job_bookmark_option"] or from_continuation or "job-bookmark-disable"
    resolved["job_bookmark_option"] = option
    ends = [resolved["job_bookmark_from"], resolved["job_bookmark_to"]]
    if option == "job-bookmark-pause" and ends.count(None) == 1:
        raise RuntimeError("Job bookmark pause needs both --job-bookmark-from and --job-bookmark-to, or neither of them")


def makeOptions(sc, py_obj):
    """A dict or list as the JVM's JsonOptions."""
    return sc._jvm.JsonOptions(json.dumps(py_obj))


def callsite():
    """Where the script called us: `file:line` of the nearest frame outside this package."""
    here = os.path.dirname(os.path.abspath(__file__))
    for frame in reversed(traceback.extract_stack()):
        if not os.path.abspath(frame.filename).startswith(here):
            return f"{frame.filename}:{frame.lineno}"
    return sys.argv[0] if sys.argv else ""


def _call_site(sc, call_site, info):
    return sc._jvm.CallSite(call_site, info or "")


def _as_java_list(sc, scala_seq_obj):
    return sc._jvm.GluePythonUtils.seqAsJava(scala_seq_obj)


def _as_scala_option(sc, some_val):
    return sc._jvm.GluePythonUtils.constructOption(some_val)


def _as_resolve_choiceOption(sc, choice_option_str):
    return sc._jvm.GluePythonUtils.constructChoiceOption(choice_option_str)


def _as_scala_seq(sc, values):
    return sc._jvm.PythonUtils.toSeq(list(values))


def _as_scala_tuple(sc, values):
    """A Scala tuple of two to four parts."""
    return getattr(sc._jvm.scala, f"Tuple{len(values)}")(*values)
