"""Tables of Iceberg, Delta Lake and Hudi in one session catalog; the script compares by itself."""

import unittest

from sparkcase import SparkCase
from support import fresh


class LakeTables(SparkCase):
    def test_in_the_same_catalog(self):
        lakes = {"enable-glue-datacatalog": "", "datalake-formats": "iceberg,delta,hudi", "catalog": fresh("lake").replace("-", "_")}
        job = self.job("lake_tables.py", **lakes)
        run_id = self.start(job)
        run = self.ended(job, run_id, 900)
        printed = self.printed(run_id, "output")
        self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
        self.assertRegex(printed[-1], r"^\d{2} looked at, 0 wrong$", "\n".join(printed))


if __name__ == "__main__":
    unittest.main()
