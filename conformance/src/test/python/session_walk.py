"""Every state and exception that AWS documents of sessions and statements, by boto3 and by the AWS CLI."""

import json
import re
import subprocess
import unittest

from botocore import xform_name
from botocore.exceptions import ClientError
from support import ROLE, fresh, wait
from test_sessions import SessionCase

# Exceptions that AWS documents of these operations, and that nothing here brings about.
NEVER = {
    "AccessDeniedException": "by the server's authorizer alone, which its own tests have",
    "InternalServiceException": "a defect",
    "OperationTimeoutException": "nothing is waited for that long",
    "ConcurrentModificationException": "changes of a session are one after the other",
    "IdempotentParameterMismatchException": "a session of that id is AlreadyExistsException, whatever it asks for",
}
# What AWS documents of an operation and does not say when; the state of a session changes nothing there.
READS = {("GetStatement", "IllegalSessionStateException"), ("ListStatements", "IllegalSessionStateException")}
NO_CASE = {
    ("CreateSession", "ResourceNumberLimitExceededException"), ("GetSession", "InvalidInputException"), ("StopSession", "InvalidInputException"),
    ("DeleteSession", "InvalidInputException"), ("RunStatement", "InvalidInputException"), ("GetStatement", "InvalidInputException"),
}
SESSION_STATES = {"PROVISIONING", "READY", "FAILED", "TIMEOUT", "STOPPING", "STOPPED"}
STATEMENT_STATES = {"WAITING", "RUNNING", "AVAILABLE", "CANCELLING", "CANCELLED", "ERROR"}


class Walk(SessionCase):
    def test_boto3(self):
        self.walk(self.by_boto3)

    def test_the_command_line(self):
        self.walk(self.by_the_command_line)

    def by_boto3(self, operation, **members):
        return getattr(self.glue, xform_name(operation))(**members)

    def by_the_command_line(self, operation, **members):
        words = [word for name, value in members.items() for word in ("--" + xform_name(name, "-"), self.word(value))]
        done = subprocess.run(["aws", "glue", xform_name(operation, "-"), *words, "--output", "json"], capture_output=True, text=True, check=False)
        if done.returncode:
            code = re.search(r"An error occurred \((\w+)\)", done.stderr)
            raise AssertionError(done.stderr) if code is None else ClientError({"Error": {"Code": code[1], "Message": done.stderr}}, operation)
        return json.loads(done.stdout) if done.stdout.strip() else {}

    @staticmethod
    def word(value):
        return json.dumps(value) if isinstance(value, (dict, list)) else str(value)

    def walk(self, call):
        self.met, self.sessions, self.statements = set(), set(), set()
        name, short, stopped = fresh("walk"), fresh("walk"), fresh("walk")
        command = {"Name": "glueetl", "PythonVersion": "3"}

        def refused(code, operation, **members):
            self.fails(code, call, operation=operation, **members)
            self.met.add((operation, code))

        def status(of):
            found = call("GetSession", Id=of)["Session"]["Status"]
            self.sessions.add(found)
            return found

        def state(number):
            found = call("GetStatement", SessionId=name, Id=number)["Statement"]["State"]
            self.statements.add(found)
            return found

        def create(of, **more):
            made = call("CreateSession", Id=of, Role=ROLE, Command=command, **more)["Session"]
            self.sessions.add(made["Status"])

        self.nothing_there(refused, name, command)
        create(short, Timeout=1)
        self.addCleanup(self.remove, short)
        create(name)
        refused("AlreadyExistsException", "CreateSession", Id=name, Role=ROLE, Command=command)
        wait(f"{name} is ready", lambda: status(name) == "READY")
        refused("IllegalSessionStateException", "DeleteSession", Id=name)
        refused("ValidationException", "RunStatement", SessionId=name, Code="x" * 68_001)
        refused("InvalidInputException", "ListStatements", SessionId=name, NextToken="x")

        done = call("RunStatement", SessionId=name, Code="6 * 7")["Id"]
        wait("its end", lambda: state(done) == "AVAILABLE")
        said = call("GetStatement", SessionId=name, Id=done)["Statement"]["Output"]
        self.assertEqual(("42\n", "ok"), (said["Data"]["TextPlain"], said["Status"]))
        refused("InvalidInputException", "CancelStatement", SessionId=name, Id=done)
        # Heeds no interrupt for a while: its cancel is under way for as long.
        deaf = call("RunStatement", SessionId=name, Code=DEAF)["Id"]
        waits = call("RunStatement", SessionId=name, Code="1")["Id"]
        wait("it runs", lambda: state(deaf) == "RUNNING")
        state(waits)
        wait("its output", lambda: "deaf" in self.glue.get_statement(SessionId=name, Id=deaf)["Statement"].get("Output", {}).get("Data", {}).get("TextPlain", ""))
        call("CancelStatement", SessionId=name, Id=waits)
        call("CancelStatement", SessionId=name, Id=deaf)
        self.statements.add(self.statement(name, deaf)["State"])
        wait("its end", lambda: state(waits) == "CANCELLED")
        wait("its end", lambda: state(deaf) == "CANCELLED")
        self.assertIn(done, [one["Id"] for one in call("ListStatements", SessionId=name)["Statements"]])

        dies = call("RunStatement", SessionId=name, Code="import os; os._exit(3)")["Id"]
        wait(f"{name} has failed", lambda: status(name) == "FAILED")
        self.assertEqual("ERROR", state(dies))
        refused("IllegalSessionStateException", "RunStatement", SessionId=name, Code="1")
        refused("IllegalSessionStateException", "CancelStatement", SessionId=name, Id=dies)
        refused("IllegalSessionStateException", "StopSession", Id=name)
        self.assertEqual(name, call("DeleteSession", Id=name)["Id"])

        create(stopped)
        wait(f"{stopped} is ready", lambda: status(stopped) == "READY")
        for code in ("import time; time.sleep(600)", *["1"] * 499):
            self.run_cell(stopped, code)
        refused("ResourceNumberLimitExceededException", "RunStatement", SessionId=stopped, Code="1")
        self.glue.stop_session(Id=stopped)
        # It does not stay there for as long as the command line needs to be started.
        self.sessions.add(self.status(stopped))
        wait(f"{stopped} has stopped", lambda: status(stopped) == "STOPPED")
        self.assertIn(stopped, call("ListSessions")["Ids"])
        self.assertEqual(stopped, call("DeleteSession", Id=stopped)["Id"])
        refused("EntityNotFoundException", "GetSession", Id=stopped)
        wait(f"{short} is over", lambda: status(short) == "TIMEOUT", 150)
        self.everything_was_met()

    def nothing_there(self, refused, name, command):
        refused("ValidationException", "CreateSession", Id=name, Role="this is no role's ARN", Command=command)
        refused("InvalidInputException", "CreateSession", Id=name, Role=ROLE, Command={"Name": "glueray"})
        refused("InvalidInputException", "ListSessions", NextToken="x")
        refused("EntityNotFoundException", "GetSession", Id=name)
        refused("EntityNotFoundException", "RunStatement", SessionId=name, Code="1")
        for operation in ("GetStatement", "CancelStatement"):
            refused("EntityNotFoundException", operation, SessionId=name, Id=0)
        refused("EntityNotFoundException", "ListStatements", SessionId=name)

    def everything_was_met(self):
        self.assertEqual(SESSION_STATES, self.sessions)
        self.assertEqual(STATEMENT_STATES, self.statements)
        model = self.glue.meta.service_model
        documented = {
            (operation, error.name)
            for operation in ("CreateSession", "GetSession", "ListSessions", "StopSession", "DeleteSession", "RunStatement", "GetStatement", "ListStatements", "CancelStatement")
            for error in model.operation_model(operation).error_shapes if error.name not in NEVER
        }
        self.assertEqual(documented - READS - NO_CASE, self.met & documented)
        self.assertEqual(set(), (READS | NO_CASE) & self.met, "listed as never met")


# Goes on for a while after it was first interrupted.
DEAF = """
import time
print('deaf', flush=True)
end = None
while end is None or time.time() < end:
    try:
        time.sleep(600)
    except KeyboardInterrupt:
        end = end or time.time() + 10
raise KeyboardInterrupt
"""


if __name__ == "__main__":
    unittest.main()
