"""The Terraform part of docs/infrastructure.md, written from the tables that test_terraform uses."""

import pathlib
import re

import unchanged

DOCS = pathlib.Path(__file__).resolve().parents[4] / "docs"
FILE = DOCS / "infrastructure.md"
BEGIN, END = "<!-- Made by test_terraform: MASTIC_WRITE_DOCS=1 writes it anew. -->", "<!-- To here. -->"

# What the configurations of the tests had to heed.
NOTES = (
    "Queues, buckets' lifecycles and notifications take the provider half a minute: it waits for AWS to settle.",
    "The provider starts triggers of the type ON_DEMAND when it makes them (`enabled = false` keeps them still).",
    "`aws_glue_user_defined_function` wants its `catalog_id`, and `aws_s3_object_copy` the tags of its source, or they are a"
    " difference at each plan, on AWS too.",
    "A secret's version of `secret_string_wo` is made anew after its import: the provider reads it as if it were `secret_string`.",
    "A link to a database or table shows what it leads to, description, columns and all, as GetTable does.",
    "Of networks nothing is sent by what is kept: a connection's subnet and security groups are names.",
)


def part(no_import, not_given_back, not_given_back_by):
    """The text between the marks, of the tables of the import among others."""
    seen = (DOCS / "terraform-types.md").read_text(encoding="utf-8")
    types = re.findall(r"^\| (aws_\w+) \|", seen, re.M)
    sources = re.search(r"^(\d+) data sources", seen, re.M)[1]
    lines = [
        BEGIN,
        f"{len(types)} types of resources and {sources} data sources go through the whole cycle in the tests: made, planned again"
        " without a difference, changed in each attribute that can be changed, planned again, found by import, destroyed."
        " docs/terraform-types.md lists each with what was changed. By service:", ""]
    by_service = {}
    for each in types:
        by_service.setdefault(each.split("_")[1], []).append(each)
    lines += [f"- {', '.join(names)}" for names in by_service.values()]
    lines += ["", "Refused by name, on the attribute that asks for it:", ""]
    for kind, entries in sorted(unchanged.BY_TYPE.items()):
        reasons = {}
        for path, why in entries.items():
            if why.startswith(unchanged.REFUSED):
                reasons.setdefault(why[len(unchanged.REFUSED):], []).append(path)
        lines += [f"- {kind}: {', '.join(paths)} ({why})" for why, paths in reasons.items()]
    lines += [
        f"- every object: {', '.join(sorted(name for name, why in unchanged.EVERYWHERE.items() if why == unchanged.NO_LOCK))}"
        f" ({unchanged.NO_LOCK[len(unchanged.REFUSED):]})",
        "", "The provider has no import for " + ", ".join(sorted(no_import)) + ". What it alone knows comes back by no import: "
        + ", ".join(sorted(not_given_back)) + "; of one type or resource: "
        + ", ".join(f"{one}.{name}" for one, names in sorted(not_given_back_by.items()) for name in sorted(names)) + ".", ""]
    lines += [f"- {note}" for note in NOTES]
    return "\n".join([*lines, END])


def kept():
    text = FILE.read_text(encoding="utf-8")
    return text[text.index(BEGIN):text.index(END) + len(END)]


def write(text):
    FILE.write_text(FILE.read_text(encoding="utf-8").replace(kept(), text), encoding="utf-8")
