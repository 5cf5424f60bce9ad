"""Tables of Iceberg, Delta Lake and Hudi in the session catalog; the script compares by itself."""

import unittest

from sparkcase import SparkCase
from support import fresh


class LakeTables(SparkCase):
    def right(self, *lakes):
        job = self.job("lake_tables.py", **{
            "enable-glue-datacatalog": "", "datalake-formats": ",".join(lakes), "lakes": " ".join(lakes),
            "catalog": fresh("lake").replace("-", "_")})
        run_id = self.start(job)
        run = self.ended(job, run_id, 900)
        printed = self.printed(run_id, "output")
        self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
        self.assertRegex(printed[-1], r"^\d{2} looked at, 0 wrong$", "\n".join(printed))

    def test_iceberg_and_delta_in_one_catalog(self):
        self.right("iceberg", "delta")

    def test_hudi(self):
        self.right("hudi")


if __name__ == "__main__":
    unittest.main()
