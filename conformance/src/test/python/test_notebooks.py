"""Notebooks on the kernel Glue PySpark, run by nbclient."""

import base64
import os
import signal
import struct
import sys
import tempfile
import threading
import time
import unittest

import nbformat
from nbclient import NotebookClient
from sparkcase import SparkCase
from support import client, wait

SOURCES = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../../../python/src"))
sys.path.insert(0, SOURCES)

from mastic_notebook import start  # noqa: E402


PNG = b"\x89PNG\r\n\x1a\n"


class NotebookCase(SparkCase):
    def setUp(self):
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        start.install(home.name)
        for name in ("JUPYTER_PATH", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "JUPYTER_CONFIG_DIR"):
            before = os.environ.get(name)
            os.environ[name] = os.path.join(home.name, "") if name == "JUPYTER_PATH" else os.path.join(home.name, name)
            self.addCleanup(lambda n=name, b=before: os.environ.pop(n) if b is None else os.environ.__setitem__(n, b))

    def run_all(self, *cells):
        """Runs cells, some of which may fail, and gives their outputs."""
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        NotebookClient(book, kernel_name=start.NAME, timeout=120, allow_errors=True).execute()
        nbformat.validate(book)
        return [cell.outputs for cell in book.cells]

    @staticmethod
    def text(outputs):
        return "".join(o.text for o in outputs if o.output_type == "stream" and o.name == "stdout")

    @staticmethod
    def html(outputs):
        return "".join(o.data.get("text/html", "") for o in outputs if o.output_type == "display_data")

    @staticmethod
    def error(outputs):
        return next(o for o in outputs if o.output_type == "error")


class Notebooks(NotebookCase):
    def test_a_crawled_table_is_explored(self):
        self.put("trips/a.csv", "city,km\nrome,10\nrome,20\noslo,5\n")
        self.crawl("trips")
        out = self.run_all(
            "%idle_timeout 30\n%session_id_prefix explore\n%number_of_workers 2",
            f"%%sql\nselect city, sum(km) as total from `{self.database}`.trips group by city order by city",
            f"trips = spark.table('`{self.database}`.trips')\ntrips.count()",
            "trips.orderBy('km')",
            "for city in [r.city for r in trips.select('city').distinct().orderBy('city').collect()]:\n    print(city)",
            "%status",
            "1 / 0",
            "%matplot no plt",
            "%stop_session",
        )
        self.assertIn("idle_timeout is 30", self.text(out[0]))
        self.assertIn("<th>city</th><th>total</th>", self.html(out[1]))
        self.assertIn("<td>rome</td><td>30</td>", self.html(out[1]))
        self.assertEqual("3\n", self.text(out[2]))
        self.assertIn("<td>oslo</td><td>5</td>", self.html(out[3]))
        self.assertEqual("oslo\nrome\n", self.text(out[4]))
        self.assertIn("Id: explore-", self.text(out[5]))
        self.assertIn("NumberOfWorkers: 2", self.text(out[5]))
        self.assertEqual("ZeroDivisionError", self.error(out[6]).ename)
        self.assertIn("the name of the plotting module", str(out[7]))
        self.assertIn("Stopped: explore-", self.text(out[8]))

    def test_figures_of_matplotlib_are_pictures(self):
        out = self.run_all(
            "import matplotlib.pyplot as plt\nplt.figure(figsize=(4, 3))\nplt.plot([1, 2, 4]);",
            "plt.bar(['a', 'b'], [3, 5])\nplt.show()\nprint('after it', plt.get_fignums())",
            "plt.plot([2, 1])\n%matplot plt",
            "plt.subplots()[0]",
        )
        for number, outputs in enumerate(out):
            with self.subTest(number):
                width, height = self.size(outputs)
                self.assertTrue(100 < width < 1000 and 100 < height < 1000, (width, height))
                self.assertEqual([], [o for o in outputs if o.output_type == "error"])
        self.assertEqual("display_data", out[1][0].output_type)
        self.assertEqual("after it []\n", self.text(out[1]))

    def size(self, outputs):
        """Of the one picture there, in pixels; it is not of one colour."""
        (picture,) = [o.data["image/png"] for o in outputs if o.output_type == "display_data" and "image/png" in o.data]
        png = base64.b64decode(picture)
        self.assertTrue(png.startswith(PNG))
        self.assertGreater(len(png), 1500)
        return struct.unpack(">II", png[16:24])

    def test_dynamic_frames_are_transformed(self):
        self.put("orders/a.json", '{"id": 1, "price": "3", "to": {"city": "rome"}}\n{"id": 2, "price": 4, "to": {"city": "oslo"}}\n')
        self.crawl("orders")
        target = f"s3://{self.bucket}/clean/"
        out = self.run_all(
            "from awsglue.context import GlueContext\nfrom awsglue.transforms import Relationalize, ResolveChoice\n"
            "from pyspark.context import SparkContext\nglue = GlueContext(SparkContext.getOrCreate())",
            f"orders = glue.create_dynamic_frame.from_catalog(database='{self.database}', table_name='orders')\norders.count()",
            "clean = ResolveChoice.apply(orders, specs=[('price', 'cast:double')])\nclean.printSchema()",
            "flat = clean.unnest().rename_field('`to.city`', 'city').toDF()\nflat.orderBy('id')",
            f"flat.write.mode('overwrite').parquet({target!r})\nspark.read.parquet({target!r}).agg(dict(price='sum')).collect()[0][0]",
        )
        self.assertEqual("2\n", self.text(out[1]))
        self.assertIn("price: double", self.text(out[2]))
        self.assertIn("rome", self.html(out[3]))
        self.assertEqual("7.0\n", self.text(out[4]))
        self.assertTrue(self.keys("clean/"))

    def test_a_stream_is_followed(self):
        self.put("in/a.json", '{"n": 1}\n{"n": 2}\n')
        out = self.run_all(
            "%streaming",
            "seen = []\n"
            f"stream = spark.readStream.schema('n int').json('s3://{self.bucket}/in/')\n"
            "def take(frame, number):\n    seen.extend(r.n for r in frame.collect())\n",
            f"query = stream.writeStream.foreachBatch(take).option('checkpointLocation', 's3://{self.bucket}/check/').start()\n"
            "query.processAllAvailable()\nsorted(seen)",
            f"import boto3\nboto3.client('s3').put_object(Bucket='{self.bucket}', Key='in/b.json', Body=b'{{\"n\": 3}}');",
            "query.processAllAvailable()\nsorted(seen)",
            "query.stop()\nquery.isActive",
        )
        self.assertEqual("[1, 2]\n", self.text(out[2]))
        self.assertEqual("[1, 2, 3]\n", self.text(out[4]))
        self.assertEqual("False\n", self.text(out[5]))

    def test_output_streams_an_interrupt_is_a_cancel_and_a_restart_is_a_new_session(self):
        slow = "import time\nfor n in range(600):\n    print(n, flush=True)\n    time.sleep(0.2)"
        cells = [nbformat.v4.new_code_cell(code) for code in ("kept = 1", slow, "kept", "kept")]
        book = nbformat.v4.new_notebook(cells=cells)
        runner = NotebookClient(book, kernel_name=start.NAME, timeout=120, allow_errors=True)
        glue = client("glue")
        with runner.setup_kernel():
            runner.execute_cell(cells[0], 0)

            def interrupt():
                wait("its output while it runs", lambda: "1\n" in self.text(cells[1].outputs))
                os.kill(runner.km.provisioner.pid, signal.SIGINT)

            thread = threading.Thread(target=interrupt)
            thread.start()
            began = time.monotonic()
            runner.execute_cell(cells[1], 1)
            thread.join()
            self.assertLess(time.monotonic() - began, 60)
            self.assertEqual("KeyboardInterrupt", self.error(cells[1].outputs).ename)
            runner.execute_cell(cells[2], 2)
            self.assertEqual("1\n", self.text(cells[2].outputs))
            session = glue.list_sessions(MaxResults=1)["Ids"][0]
            # What a notebook's "restart" does first: the kernel is told to end.
            runner.kc.shutdown()
            wait("its session has ended", lambda: glue.get_session(Id=session)["Session"]["Status"] in ("STOPPING", "STOPPED"))
        again = self.run_all("kept")
        self.assertEqual("NameError", self.error(again[0]).ename)

    def test_magics_say_what_they_do_and_what_they_cannot(self):
        out = self.run_all(
            "%help",
            "%nosuch 3",
            "%number_of_workers many",
            '%%configure\n{"glue_version": "5.0", "--color": "red", "tags": {"of": "test"}, "nosuch": 1}',
            '%%configure\n{"glue_version": "5.0", "--color": "red", "tags": {"of": "test"}}',
            "import sys\nsys.argv[sys.argv.index('--color') + 1]",
            "%%sh\necho from the shell",
            "%session_id",
            "%list_sessions",
            "%disconnect",
            "%glue_ray",
            "text = '''\n%help\n'''\ntext",
            "%reconnect nowhere",
        )
        self.assertIn("%%sql", self.text(out[0]))
        self.assertIn("There is no magic %nosuch", self.error(out[1]).evalue)
        self.assertIn("is a number", self.error(out[2]).evalue)
        self.assertIn("knows no nosuch", self.error(out[3]).evalue)
        self.assertEqual("Configured.\n", self.text(out[4]))
        self.assertEqual("'red'\n", self.text(out[5]))
        self.assertEqual("from the shell\n", self.text(out[6]))
        glue = client("glue")
        left = self.text(out[7]).strip()
        self.assertEqual("READY", glue.get_session(Id=left)["Session"]["Status"])
        self.assertIn(left, glue.list_sessions(Tags={"of": "test"})["Ids"])
        self.assertIn(f"{left}  READY", self.text(out[8]))
        self.assertIn("lives on", self.text(out[9]))
        self.assertIn("Ray", self.error(out[10]).evalue)
        self.assertIn("%help", self.text(out[11]))
        self.assertEqual("EntityNotFoundException", self.error(out[12]).ename)
        glue.stop_session(Id=left)
        glue.delete_session(Id=left)

    def test_names_are_completed(self):
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("number_of_things = [1]")])
        runner = NotebookClient(book, kernel_name=start.NAME, timeout=120)
        with runner.setup_kernel():
            runner.execute_cell(book.cells[0], 0)
            asked = runner.kc.complete("x = number_of_things.ap", 23)
            reply = self.reply(runner, asked)
        self.assertEqual(["number_of_things.append"], reply["matches"])
        self.assertEqual(4, reply["cursor_start"])

    @staticmethod
    def reply(runner, asked):
        import asyncio

        async def find():
            while True:
                message = await runner.kc.get_shell_msg(timeout=60)
                if message["parent_header"].get("msg_id") == asked:
                    return message["content"]

        return asyncio.get_event_loop().run_until_complete(find())


if __name__ == "__main__":
    unittest.main()
