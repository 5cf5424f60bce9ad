"""Tables of every format that a crawler makes: jobs and Spark SQL read as many records as the crawler counted."""

import unittest

from sparkcase import SparkCase
from support import fresh


class Crawled(SparkCase):
    def test_every_format(self):
        catalog = fresh("crawled").replace("-", "_")
        job = self.job("crawled.py", **{"enable-glue-datacatalog": "true", "catalog": catalog})
        run_id = self.start(job)
        run = self.ended(job, run_id, 600)
        printed = self.printed(run_id, "output")
        self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
        self.assertRegex(printed[-1], r"^\d{2,3} looked at, 0 wrong$", "\n".join(printed))


if __name__ == "__main__":
    unittest.main()
