"""Terraform's command and its provider of AWS: `python3 terraform.py` ends with 0 if both can be had here."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROVIDER = 'terraform {\n  required_providers { aws = { source = "hashicorp/aws" } }\n}\n'


def brought():
    """Where the machine brings Terraform's provider along, nothing is fetched: it lies unpacked six folders deep."""
    for root in ("/opt", "/usr/local", os.path.expanduser("~/.terraform.d")):
        for found in pathlib.Path(root).glob("*/*/*/aws/5.*/*/terraform-provider-aws_v5*"):
            return [f"-plugin-dir={found.parents[5]}"]
    return []


def environment():
    """Without a configuration that is named and not there."""
    named = os.environ.get("TF_CLI_CONFIG_FILE")
    return {name: value for name, value in os.environ.items() if name != "TF_CLI_CONFIG_FILE" or pathlib.Path(named).exists()}


def main():
    directory = tempfile.mkdtemp()
    try:
        pathlib.Path(directory, "main.tf").write_text(PROVIDER)
        return subprocess.run(["terraform", "init", "-input=false", "-no-color", *brought()], cwd=directory, env=environment(),
                              check=False).returncode
    finally:
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
