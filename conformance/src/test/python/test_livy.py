"""Apache Livy's REST interface, asked as its clients do: by plain HTTP, with an access key and its secret as name and password."""

import base64
import json
import os
import unittest
import urllib.error
import urllib.request

from support import fresh, wait
from test_sessions import SessionCase

URL = os.environ["AWS_ENDPOINT_URL"] + "/_/livy/"
KEY = os.environ["AWS_ACCESS_KEY_ID"] + ":" + os.environ["AWS_SECRET_ACCESS_KEY"]


def ask(method, path, body=None, key=KEY):
    """The status and what is answered."""
    headers = {"Content-Type": "application/json", "X-Requested-By": "tester"}
    if key:
        headers["Authorization"] = "Basic " + base64.b64encode(key.encode()).decode()
    data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(URL + path, data, headers, method=method)) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


class Livy(SessionCase):
    def run_it(self, place, code):
        status, made = ask("POST", place + "/statements", {"code": code})
        self.assertEqual(201, status, made)
        found = wait("the end of it", lambda: (lambda s: s["state"] in ("available", "error", "cancelled") and s)(
            ask("GET", f"{place}/statements/{made['id']}")[1]))
        return found

    def test_a_client_walks_through_a_session(self):
        name = fresh("livy")
        status, made = ask("POST", "sessions", {"kind": "pyspark", "name": name, "driverMemory": "700m", "proxyUser": None, "jars": [],
                                                "conf": {"spark.sql.shuffle.partitions": "3", "spark.mastic.role": "arn:aws:iam::000000000000:role/livy"}})
        self.assertEqual((201, "pyspark", name), (status, made["kind"], made["name"]), made)
        self.addCleanup(self.remove_if_there, name)
        place = f"sessions/{made['id']}"
        wait("it is idle", lambda: ask("GET", place)[1]["state"] == "idle" or self.goes_on("READY", name))
        self.assertEqual({"id": made["id"], "state": "idle"}, ask("GET", place + "/state")[1])
        self.assertIn(made["id"], [one["id"] for one in ask("GET", "sessions?from=0&size=1000")[1]["sessions"]])
        good = self.run_it(place, "x = spark.range(4).count()\nprint(x)")
        self.assertEqual(("available", {"status": "ok", "execution_count": 0, "data": {"text/plain": "4\n"}}), (good["state"], good["output"]))
        self.assertEqual("3\n", self.run_it(place, "spark.conf.get('spark.sql.shuffle.partitions') and print(spark.conf.get('spark.sql.shuffle.partitions'))")["output"]["data"]["text/plain"])
        self.assertEqual("700m\n", self.run_it(place, "print(sc.getConf().get('spark.driver.memory'))")["output"]["data"]["text/plain"])
        bad = self.run_it(place, "1 / 0")["output"]
        self.assertEqual(("error", "ZeroDivisionError", "division by zero"), (bad["status"], bad["ename"], bad["evalue"]))
        self.assertIn("line 1", "".join(bad["traceback"]))
        # A cell that is longer than what is taken from strangers.
        self.assertEqual("20000\n", self.run_it(place, "print(len('" + "x" * 20000 + "'))")["output"]["data"]["text/plain"])
        status, long = ask("POST", place + "/statements", {"code": "import time; time.sleep(600)"})
        wait("it runs", lambda: ask("GET", f"{place}/statements/{long['id']}")[1]["state"] == "running")
        self.assertEqual("busy", ask("GET", place + "/state")[1]["state"])
        self.assertEqual((200, {"msg": "canceled"}), ask("POST", f"{place}/statements/{long['id']}/cancel"))
        wait("it is cancelled", lambda: ask("GET", f"{place}/statements/{long['id']}")[1]["state"] == "cancelled")
        self.assertEqual(6, ask("GET", place + "/statements")[1]["total_statements"])
        self.run_it(place, "import sys; print('for the log', file=sys.stderr)")
        wait("the log", lambda: "for the log" in ask("GET", place + "/log?from=0&size=1000")[1]["log"])
        self.assertEqual((200, {"msg": "deleted"}), ask("DELETE", place))
        self.assertEqual(404, ask("GET", place)[0])
        self.fails("EntityNotFoundException", self.glue.get_session, Id=name)

    def remove_if_there(self, name):
        if name in self.glue.list_sessions()["Ids"]:
            self.remove(name)

    def test_who_has_no_key_and_what_makes_no_sense_is_refused(self):
        for key in (None, "nobody:nothing", KEY + "x", KEY.partition(":")[0], ":"):
            self.assertEqual(401, ask("GET", "sessions", key=key)[0], key)
            self.assertEqual(401, ask("POST", "sessions", {"kind": "pyspark"}, key=key)[0], key)
        for body, said in (({"kind": "spark"}, "kind spark"), ({"heartbeatTimeoutInSecond": 60}, "heartbeatTimeoutInSecond"),
                           ({"archives": ["a"]}, "archives"), ({"jars": "x"}, "jars"), ([], "JSON object"), (b"{", "JSON"),
                           ({"name": "x" * 300}, "")):
            status, answer = ask("POST", "sessions", body)
            self.assertEqual(400, status, (body, answer))
            self.assertIn(said, answer["msg"])
        for method, path in (("GET", "sessions/1"), ("DELETE", "sessions/99999999999"), ("GET", "sessions/1/statements/0"), ("GET", "batches"),
                             ("POST", "sessions/1/completion"), ("GET", "")):
            self.assertEqual(404, ask(method, path)[0], path)
        self.assertEqual([], [one for one in ask("GET", "eu-west-1/sessions")[1]["sessions"]], "another region has its own")


if __name__ == "__main__":
    unittest.main()
