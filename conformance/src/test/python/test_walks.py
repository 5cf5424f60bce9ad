"""The AWS CLI walks each service of docs/neighbours.md: made, read, paged, refused, gone, and each operation once.

One process runs all commands: a command of its own takes a second to start.
"""

import base64
import contextlib
import io
import json
import pathlib
import re
import shlex
import string
import tempfile
import time
import unittest

import awscli.clidriver

from support import ENDPOINT, fresh
from walks import KEY_POLICY, MACHINE, POLICY, TRUST, WALKS

TABLE = pathlib.Path(__file__).resolve().parents[4] / "docs" / "neighbours.md"
SERVICES = {
    "STS": "sts", "IAM": "iam", "Secrets Manager": "secretsmanager", "KMS": "kms", "Systems Manager": "ssm", "SQS": "sqs",
    "EventBridge": "events", "EventBridge Scheduler": "scheduler", "SNS": "sns", "EC2 networks": "ec2", "Athena": "athena",
    "Lake Formation": "lakeformation", "Step Functions": "stepfunctions", "CloudWatch Logs": "logs",
}
PAGES = {
    "paged": (["--max-items", "1", "--page-size", "1"], "--starting-token"),
    "paged-by-five": (["--max-items", "5", "--page-size", "5"], "--starting-token"),
    "paged-by-hand": (["--max-results", "1"], "--next-token"),
}
# What a listing has no second page of.
WITHOUT_PAGES = {"sts": "it lists nothing", "sns": "its pages have 100 topics; TopicsContract reads two"}


class Walks(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.driven, cls.kinds = {}, {}
        cls.start()

    @classmethod
    def start(cls):
        cls.driver = awscli.clidriver.create_clidriver()
        cls.driver.session.register("after-call", cls.note)

    @classmethod
    def note(cls, model, parsed, http_response, **_):
        if http_response.status_code < 300:
            cls.driven.setdefault(cls.service, set()).add(model.name)

    def aws(self, service, words):
        """The exit status, what was printed, and what was said of an error."""
        type(self).service = service
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = self.driver.main([service, *words, "--output", "json", "--endpoint-url", ENDPOINT])
        if words[0] in ("modify-vpc-attribute", "modify-subnet-attribute"):
            self.start()  # What it registers for its flags would stay with the driver, and be in the way of others.
        return code, out.getvalue(), err.getvalue()

    def succeeds(self, service, words):
        code, out, err = self.aws(service, words)
        self.assertEqual(0, code, f"{service} {words}\n{err}")
        return json.loads(out) if out.strip() else {}

    def fails(self, service, words, expected):
        code, _, err = self.aws(service, words)
        self.assertIn(code, (254, 255), f"{service} {words}")
        self.assertRegex(err, rf"An error occurred \(([\w.]+\.)?{expected}\)", f"{service} {words}")

    def pages(self, service, words, size, further):
        seen, token = [], []
        for _ in range(2):
            page = self.succeeds(service, [*words, *size, *token])
            seen.append({name: value for name, value in page.items() if name != "NextToken"})
            token = [further, page["NextToken"]] if "NextToken" in page else []
            if not token:
                break
        self.assertEqual(2, len(seen), f"{service} {words}: no further page")
        self.assertNotEqual(*seen)

    def file(self, blob):
        """The AWS CLI takes bytes from a file."""
        file = tempfile.NamedTemporaryFile()
        self.addCleanup(file.close)
        file.write(base64.b64decode(blob))
        file.flush()
        return f"fileb://{file.name}"

    def walk(self, service, text):
        kept = {"n": fresh("w"), "trust": TRUST, "document": POLICY, "keypolicy": KEY_POLICY, "machine_text": MACHINE,
                "now": str(int(time.time() * 1000))}
        kinds = self.kinds.setdefault(service, set())
        for line in filter(None, map(str.strip, text.splitlines())):
            line, _, at = line.partition(" @")
            name, assigned, line = line.partition(" = ") if re.match(r"\w+ = ", line) else ("", "", line)
            line, _, query = line.partition(" :: ")
            words = shlex.split(string.Template(line).safe_substitute(kept))
            if words[0] == "!":
                self.fails(at or service, words[2:], words[1])
                kinds.add("refused" if words[1] == "NotImplemented" else "error")
            elif words[0] in PAGES:
                self.pages(at or service, words[1:], *PAGES[words[0]])
                kinds.add("paged")
            elif assigned:
                kept[name] = self.succeeds(at or service, [*words, "--query", query])
                if name == "blob":
                    kept[name] = self.file(kept[name])
            else:
                self.succeeds(at or service, words)

    def test_each_service(self):
        operations = served()
        self.assertLessEqual(set(operations), set(WALKS))
        for service, text in WALKS.items():
            with self.subTest(service):
                self.walk(service, text)
                wanted = {"refused", "error"} | (set() if service in WITHOUT_PAGES else {"paged"})
                self.assertEqual(set(), wanted - self.kinds[service])
                left = operations.get(service, set()) - self.driven[service] - ERRORS_ALONE.get(service, set())
                self.assertEqual([], sorted(left), "no line drives them")


# What exists only to say that there is nothing.
ERRORS_ALONE = {"iam": {"GetLoginProfile", "DeleteLoginProfile"}}


def served():
    """The operations that docs/neighbours.md lists as done or kept, which its own test compares with the tables."""
    found, service = {}, None
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            service = SERVICES.get(line[3:])
            if service:
                found[service] = set()
        elif service and (row := re.match(r"\| (\w+) \| (done|kept) \|", line)):
            found[service].add(row[1])
        elif service and line.startswith("Done: "):
            found[service].update(line[6:].rstrip(".").split(", "))
    return found


if __name__ == "__main__":
    unittest.main()
