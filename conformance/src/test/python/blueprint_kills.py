"""One round of BlueprintCrashTest: runs of a blueprint are killed with their server, and looked at in the next round."""

import io
import json
import os
import signal
import time
import unittest
import zipfile

from support import ROLE, client, wait

PID = int(os.environ.get("MASTIC_PID", "0"))
ROUND = int(os.environ["MASTIC_ROUND"])
# While layouts are begun, while they are worked out, while workflows are made.
AFTER = [0.1, 0.7, 1.5, 2.5]
RUNS, JOBS = 6, 12
LAYOUT = f'''
import time
from awsglue.blueprint.job import *
from awsglue.blueprint.workflow import *


def layout(user_params, system_params):
    time.sleep(user_params["Pause"])
    name = user_params["Name"]
    command = {{"Name": "pythonshell", "ScriptLocation": "s3://nowhere/script.py"}}
    first = Job(Name=name + "_0", Role="{ROLE}", Command=command)
    jobs = [Job(Name=f"{{name}}_{{n}}", Role="{ROLE}", Command=command, DependsOn={{first: "SUCCEEDED"}}) for n in range(1, {JOBS})]
    return Workflow(Name=name, Entities=Entities(Jobs=[first, *jobs]))
'''


class Kills(unittest.TestCase):
    def setUp(self):
        self.glue, self.s3 = client("glue"), client("s3")

    def register(self):
        kept = io.BytesIO()
        with zipfile.ZipFile(kept, "w") as files:
            spec = {"Name": {"type": "String"}, "Pause": {"type": "Double"}}
            files.writestr("blueprint.cfg", json.dumps({"layoutGenerator": "Layout.layout", "parameterSpec": spec}))
            files.writestr("Layout.py", LAYOUT)
        self.s3.create_bucket(Bucket="plans")
        self.s3.put_object(Bucket="plans", Key="b.zip", Body=kept.getvalue())
        self.glue.create_blueprint(Name="kills", BlueprintLocation="s3://plans/b.zip")

    def runs(self):
        return self.glue.get_blueprint_runs(BlueprintName="kills")["BlueprintRuns"]

    def look(self):
        """All runs of earlier rounds come to their good end, each with what it makes, once."""
        wait("all runs to end", lambda: all(run["State"] != "RUNNING" for run in self.runs()), 240)
        runs = self.runs()
        self.assertEqual(RUNS * ROUND, len(runs))
        self.assertEqual([], [run for run in runs if run["State"] != "SUCCEEDED"])
        flows = [flow for page in self.glue.get_paginator("list_workflows").paginate() for flow in page["Workflows"]]
        self.assertEqual(sorted(json.loads(run["Parameters"])["Name"] for run in runs), sorted(flows))
        jobs = [job["Name"].rpartition("_")[0] for page in self.glue.get_paginator("get_jobs").paginate() for job in page["Jobs"]]
        self.assertEqual(sorted(f"{flow}_{n}" for flow in flows for n in range(JOBS)), sorted(jobs))
        triggers = [t["WorkflowName"] for page in self.glue.get_paginator("get_triggers").paginate() for t in page["Triggers"]]
        self.assertEqual(sorted(flows * 2), sorted(triggers))

    def test_round(self):
        if ROUND == 0:
            self.register()
        else:
            self.look()
        if PID:
            for number in range(RUNS):
                values = {"Name": f"flow_{ROUND}_{number}", "Pause": number * 0.3}
                self.glue.start_blueprint_run(BlueprintName="kills", RoleArn=ROLE, Parameters=json.dumps(values))
            time.sleep(AFTER[ROUND])
            os.kill(PID, signal.SIGKILL)


if __name__ == "__main__":
    unittest.main()
