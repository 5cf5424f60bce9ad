"""Arguments that a run may leave out, in the three ways that scripts have."""
import sys
from awsglue.utils import getResolvedOptions

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket"])
if "--table_name" in sys.argv:
    args.update(getResolvedOptions(sys.argv, ["table_name"]))


def get_glue_args(mandatory_fields, default_optional_args):
    given_optional_fields_key = list(set([i[2:] for i in sys.argv]).intersection([i for i in default_optional_args]))
    resolved = getResolvedOptions(sys.argv, list(set(mandatory_fields + given_optional_fields_key)))
    default_optional_args.update(resolved)
    return default_optional_args


found = get_glue_args(["JOB_NAME"], {"load-type": "full", "day": "none", "limit": "10"})
print(args.get("table_name", "default_table"), found["day"], found["limit"])
print(found["load_type"] if "load_type" in found else found["load-type"])
try:
    getResolvedOptions(sys.argv, ["absent"])
except Exception as error:
    print(type(error).__name__, "--absent" in str(error))
for position, argument in enumerate(sys.argv[1:], 1):
    if argument == "--day":
        print("day is", sys.argv[position + 1])

# with: day=2026-01-01 load-type=delta
# prints:
# default_table 2026-01-01 10
# delta
# GlueArgumentError True
# day is 2026-01-01
