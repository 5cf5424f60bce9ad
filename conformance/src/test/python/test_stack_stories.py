"""Templates as teams write them, and as CDK does: each is created, changed, replaced, fails to change and is put
back, and goes; with what the change set foretold, every event, and the resources by their own APIs."""

import concurrent.futures
import os
import re
import time
import unittest

from stack_stories import STORIES
from stack_story import ACTIONS, FOLDER, VOLATILE, Sight, Step, Text
from support import ClientCase, fresh, shared_client as client

BUCKET = "stack-stories"
ENDS = {"CREATE": "CREATE_COMPLETE", "UPDATE": "UPDATE_COMPLETE", "DELETE": "DELETE_COMPLETE"}


class Telling(ClientCase):
    """One story as it goes on."""

    def __init__(self, story):
        super().__init__("tells")
        self.story, self.cf = story, client("cloudformation")
        self.name = fresh("s").replace("-", "")
        self.stack, self.seen, self.beside = self.name, 0, []

    def fill(self, text):
        if isinstance(text, list):
            return [self.fill(each) for each in text]
        if not isinstance(text, str):
            return text
        return text.replace("STACK", self.name).replace("FILES", f"https://{BUCKET}.s3.us-east-1.amazonaws.com")

    def tells(self):
        story = self.story
        for service, operation, arguments in story.before:
            filled = {key: self.fill(value) for key, value in arguments.items()}
            getattr(client(service), operation)(**filled)
        if story.beside:
            beside = Text(story.beside, self.fill)
            self.cf.create_stack(StackName=self.name + "-beside", **beside.arguments())
            self.ends(self.name + "-beside", "CREATE_COMPLETE")
            self.beside = [Sight(self.name + "-beside")]
        first = Text(story.template, self.fill).after(story.create)
        self.create(first)
        second = self.update(first, story.update)
        third = self.update(second, story.replace)
        self.fails_to(third, story.failing or self.back(), first)
        self.deletes()
        if story.beside:
            self.cf.delete_stack(StackName=self.name + "-beside")

    def create(self, text):
        self.stack = self.cf.create_stack(StackName=self.name, **text.arguments())["StackId"]
        self.ends(self.stack, "CREATE_COMPLETE")
        sight = Sight(self.stack, self.beside)
        self.happened("CREATE", {name: "add" for name in sight.rows})
        self.meets(sight, self.story.create)
        # What is deployed again changes nothing.
        said = self.fails("ValidationError", self.cf.update_stack, StackName=self.stack, **text.arguments())
        self.assertEqual("No updates are to be performed.", said["Error"]["Message"])

    def update(self, text, step):
        after, before = text.after(step), Sight(self.stack, self.beside)
        self.cf.create_change_set(StackName=self.stack, ChangeSetName="next", **after.arguments())
        pages = self.cf.get_paginator("describe_change_set").paginate(StackName=self.stack, ChangeSetName="next")
        found = [page for page in pages]
        self.assertEqual("CREATE_COMPLETE", found[0]["Status"], found[0].get("StatusReason"))
        told = {change["ResourceChange"]["LogicalResourceId"]: self.action(change["ResourceChange"], step)
                for page in found for change in page["Changes"]}
        self.assertEqual({**step.changes, **step.perhaps}, told)
        self.cf.execute_change_set(StackName=self.stack, ChangeSetName="next")
        self.ends(self.stack, "UPDATE_COMPLETE")
        self.happened("UPDATE", step.changes, step.keeps)
        sight = Sight(self.stack, self.beside)
        self.assertEqual(set(before.rows) - {name for name, action in step.changes.items() if action == "remove"}
                         | {name for name, action in step.changes.items() if action == "add"}, set(sight.rows))
        for name, row in before.rows.items():
            action = step.changes.get(name)
            if action in ("replace", "remove") and name not in step.keeps:
                self.assertTrue(before.gone(row), f"{name}: {row['PhysicalResourceId']} is still there")
            if action != "remove" and not (action and row["ResourceType"] == "AWS::Glue::Table"):
                # A table's name is the same in another database.
                is_same = row["PhysicalResourceId"] == sight.rows[name]["PhysicalResourceId"]
                self.assertEqual(action != "replace", is_same, name)
        self.meets(sight, step)
        return after

    @staticmethod
    def action(change, step):
        told = ACTIONS[change.get("Replacement", change["Action"])]
        # Whether it will be another is not known before.
        return step.changes.get(change["LogicalResourceId"], told) if told == "replace?" else told

    def back(self):
        """On the way to the first template a last resource finds its name taken."""
        client("glue").create_database(DatabaseInput={"Name": self.name + "_taken"})
        live = sorted(Sight(self.stack, self.beside).rows)
        return Step(adds={"Fails": {"Type": "AWS::Glue::Database", "DependsOn": live, "Properties": {
            "CatalogId": "000000000000", "DatabaseInput": {"Name": "STACK_taken"}}}}, fails={"Fails": "already exists"})

    def fails_to(self, text, step, first):
        before = Sight(self.stack, self.beside)
        if self.story.failing:
            after = text.after(step)
        else:
            known = set(Sight(self.stack, self.beside).rows) & set(self.declared(first))
            step.adds["Fails"]["DependsOn"] = sorted(known)
            after = first.after(step)
        self.cf.update_stack(StackName=self.stack, **after.arguments())
        self.ends(self.stack, "UPDATE_ROLLBACK_COMPLETE")
        events = self.events()
        self.assertEqual([self.name] * 2, [events[0]["LogicalResourceId"], events[-1]["LogicalResourceId"]])
        failed = {}
        for event in events:
            if event["ResourceStatus"] in ("CREATE_FAILED", "UPDATE_FAILED"):
                failed[event["LogicalResourceId"]] = event["ResourceStatusReason"]
        self.assertEqual(set(step.fails), set(failed), failed)
        for name, reason in step.fails.items():
            self.assertIn(self.fill(reason), failed[name])
        turned = [event for event in events if event["LogicalResourceId"] == self.name
                  and event["ResourceStatus"] == "UPDATE_ROLLBACK_IN_PROGRESS"]
        self.assertEqual(1, len(turned))
        self.assertRegex(turned[0]["ResourceStatusReason"],
                         rf"^The following resource\(s\) failed to (create|update): \[{', '.join(failed)}\]\.")
        # Whatever came in its course is gone again, whatever went is there again, as it was.
        sight = Sight(self.stack, self.beside)
        but = re.compile(f"{VOLATILE.pattern}|^{self.story.differs}$")
        self.assertEqual(before.steady(but), sight.steady(but))
        there = {row["PhysicalResourceId"] for row in sight.rows.values()}
        for event in events:
            row = {"PhysicalResourceId": event["PhysicalResourceId"], "ResourceType": event["ResourceType"]}
            if event["ResourceStatus"] == "CREATE_COMPLETE" and row["PhysicalResourceId"] not in there:
                self.assertTrue(sight.gone(row), f"{event['LogicalResourceId']} was not taken away")

    def declared(self, text):
        return {r["LogicalResourceId"] for r in self.cf.describe_stack_resources(StackName=self.stack)["StackResources"]
                if r["LogicalResourceId"] in text.text}

    def deletes(self):
        before = Sight(self.stack, self.beside)
        self.cf.delete_stack(StackName=self.stack)
        self.ends(self.stack, "DELETE_COMPLETE")
        self.happened("DELETE", {name: "remove" for name in before.rows}, self.story.retains)
        for name, row in before.rows.items():
            if before.gone(row) == (name in self.story.retains):
                self.assertIn(row["ResourceType"], Sight.unread, f"{name}: {row['PhysicalResourceId']}")
        for sight in before.nested.values():
            for name, row in sight.rows.items():
                self.assertTrue(sight.gone(row), f"{name}: {row['PhysicalResourceId']}")

    def ends(self, stack, wanted):
        deadline, pause = time.monotonic() + 90, 0.02
        while True:
            found = self.cf.describe_stacks(StackName=stack)["Stacks"][0]
            if not found["StackStatus"].endswith("_IN_PROGRESS"):
                break
            self.assertLess(time.monotonic(), deadline, found)
            time.sleep(pause)
            pause = min(pause * 1.5, 0.3)
        if found["StackStatus"] != wanted:
            self.fail([(e["LogicalResourceId"], e["ResourceStatus"], e.get("ResourceStatusReason"))
                       for e in self.cf.describe_stack_events(StackName=stack)["StackEvents"]])

    def events(self):
        """Those that came since it was asked before, the oldest first."""
        pages = self.cf.get_paginator("describe_stack_events").paginate(StackName=self.stack)
        every = [event for page in pages for event in page["StackEvents"]][::-1]
        new, self.seen = every[self.seen:], len(every)
        return new

    def happened(self, kind, changes, keeps=()):
        """Exactly these events, each beginning before its end, within those of the stack."""
        events = self.events()
        said = [(event["LogicalResourceId"], event["ResourceStatus"]) for event in events]
        self.assertEqual((self.name, f"{kind}_IN_PROGRESS"), said[0])
        self.assertEqual((self.name, ENDS[kind]), said[-1])
        wanted = set()
        for name, action in changes.items():
            verbs = {"add": ["CREATE"], "change": ["UPDATE"], "replace": ["UPDATE", "DELETE"], "remove": ["DELETE"]}[action]
            for verb in verbs:
                if verb == "DELETE" and name in keeps:
                    wanted.add((name, "DELETE_SKIPPED"))
                else:
                    wanted |= {(name, f"{verb}_IN_PROGRESS"), (name, f"{verb}_COMPLETE")}
        self.assertEqual(wanted, {each for each in said if each[0] != self.name})
        for name, status in wanted:
            if status.endswith("_COMPLETE"):
                begun = said.index((name, status.replace("_COMPLETE", "_IN_PROGRESS")))
                self.assertLess(begun, said.index((name, status)))
        if kind == "UPDATE":
            turn = said.index((self.name, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"))
            for place, (name, status) in enumerate(said):
                if name != self.name:
                    self.assertEqual(status.startswith("DELETE"), place > turn, (name, status))

    def meets(self, sight, step):
        outputs = {output["OutputKey"]: output["OutputValue"]
                   for output in self.cf.describe_stacks(StackName=self.stack)["Stacks"][0].get("Outputs", [])}
        for path, wanted in step.expects.items():
            found = outputs.get(path[8:]) if path.startswith("Outputs.") else sight.at(path)
            self.assertEqual(self.fill(wanted), found, path)


class StackStories(unittest.TestCase):
    def test_each_story(self):
        s3 = client("s3")
        s3.create_bucket(Bucket=BUCKET)
        for file in FOLDER.iterdir():
            s3.upload_file(str(file), BUCKET, file.name)
        chosen = [story for story in STORIES if os.environ.get("MASTIC_STORY", story.template) in story.template]
        self.assertTrue(chosen)
        with concurrent.futures.ThreadPoolExecutor(12) as pool:
            told = {story.template: pool.submit(Telling(story).tells) for story in chosen if not story.alone}
        failures = {name: future.exception() for name, future in told.items()}
        for story in chosen:
            if story.alone:
                failures[story.template] = self.failure(story)
        for name, failure in failures.items():
            with self.subTest(name):
                if failure:
                    raise failure

    @staticmethod
    def failure(story):
        try:
            Telling(story).tells()
        except Exception as failure:  # told beside the others
            return failure
        return None


if __name__ == "__main__":
    unittest.main()
