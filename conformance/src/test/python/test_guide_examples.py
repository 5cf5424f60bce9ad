"""The examples of the guide's pages on DynamicFrame, transforms, streams and Scala give what the pages say.

guide_examples.txt has a line for each: its page and place, and the case that compares what comes of it; or why there is none.
The data of AWS's examples, which lie in buckets of AWS, is made anew in the shape that the pages print. What is to be printed
stands in guide_outputs.txt, as the pages have it; but Spark 3.5 shows NULL and {} where Spark 2 showed null and [].
"""

import json
import os
import re
import unittest

from sparkcase import SCRIPTS, SparkCase
from support import client

HERE = os.path.dirname(os.path.abspath(__file__))
LEDGER = os.path.join(SCRIPTS, "guide_examples.txt")
OUTPUTS = os.path.join(SCRIPTS, "guide_outputs.txt")

#: Who they are and when they were born, as the page of spigot and select_fields has it.
PEOPLE = """Collins Michael 1944-10-15|Huizenga Bill 1969-01-31|Clawson Curtis 1959-09-28|Solomon Gerald 1930-08-14|Rigell Edward 1960-05-28
Crapo Michael 1951-05-20|Hutto Earl 1926-05-12|Ertel Allen 1937-11-07|Minish Joseph 1916-09-01|Andrews Robert 1957-08-04
Walden Greg|Kazen Abraham|Turner Michael|Kolbe James|Lowenthal Alan|Capuano Michael|Schrader Kurt|Nadler Jerrold|Graves Tom|McMillan John|Last Of""".replace("\n", "|").split("|")
HOUSE, SENATE = "d56acebe-8fdc-47bf-8b53-20413619824d", "8fa6c3d2-71dc-4788-82f0-1a5c3f1dc0b1"


def person(at, line):
    family, given, *born = line.split()
    return {
        "family_name": family, "name": f"{given} {family}", "links": [{"note": "website", "url": "http://example.com"}], "gender": "male",
        "image": "http://example.com/i.jpg", "identifiers": [{"scheme": "s", "identifier": str(at)}],
        "other_names": [{"lang": "en", "note": "multilingual", "name": family}], "sort_name": f"{family}, {given}",
        "images": [{"url": "http://example.com/i.jpg"}], "given_name": given, **({"birth_date": born[0]} if born else {}), "id": f"p{at}",
        "contact_details": [{"type": "phone", "value": f"202-225-{at:04}"}], **({"death_date": "1999-01-01"} if at == 0 else {})}


def contact(*given):
    return {"contact_details": [{"type": kind, "value": value} for kind, value in given]}


def numbers(fax, phone, twitter=None):
    return contact(*([("fax", "202-22" + fax)] if fax else []), ("phone", "202-22" + phone), *([("twitter", twitter)] if twitter else []))


MEMBERSHIPS = [
    {"area_id": "ocd-division/country:us/state:ca", "on_behalf_of_id": "party/democrat", "organization_id": HOUSE if at % 2 else SENATE,
     "role": "member", "person_id": f"p{at}", "legislative_period_id": "term/97", "start_date": "1981-01-05", "end_date": "1983-01-03"} for at in (0, 1, 2, 3, 4)]
ORGANIZATIONS = [
    {"identifiers": [{"scheme": "s", "identifier": "i"}], "other_names": [{"lang": "en", "note": "n", "name": "Democrats"}], "id": "party/democrat",
     "classification": "party", "name": "Democrat", "links": [{"note": "website", "url": "http://www.democrats.org/"}],
     "image": "https://upload.wikimedia.org/d.png"},
    {"id": HOUSE, "classification": "legislature", "name": "House of Representatives", "seats": 435, "type": "lower house"},
    {"id": SENATE, "classification": "legislature", "name": "Senate", "seats": 100, "type": "upper house"},
    {"id": "party/al", "classification": "party", "name": "AL"}]
FRIENDS = [
    {"name": "Sally", "age": 23, "location": {"state": "WY", "county": "Fremont"}, "friends": []},
    {"name": "Varun", "age": 34, "location": {"state": "NE", "county": "Douglas"}, "friends": [{"name": "Arjun", "age": 3}]},
    {"name": "George", "age": 52, "location": {"state": "NY"}, "friends": [{"name": "Fred"}, {"name": "Amy", "age": 15}]},
    {"name": "Haruki", "age": 21, "location": {"state": "AK", "county": "Denali"}},
    {"name": "Sheila", "age": 63, "friends": [{"name": "Nancy", "age": 22}]}]
EXPORTED = {"Item": {
    "parentMap": {"M": {"childMap": {"M": {"appName": {"S": "a"}, "packageName": {"S": "p"}, "updatedAt": {"N": "1"}}}}},
    "strings": {"SS": ["x"]}, "numbers": {"NS": ["1", "2"]}, "binaries": {"BS": ["YQ=="]}, "isDDBJson": {"BOOL": True}, "nullValue": {"NULL": True}}}
ITEM = {"Item": {"ColA": {"S": "a"}, "ColB": {"S": "b"}, "ColC": {"N": "1"}, "ColD": {"L": []}}}
MEDICARE_HEAD = ("DRG Definition,Provider Id,Provider Name,Provider Street Address,Provider City,Provider State,Provider Zip Code,"
                 "Hospital Referral Region Description,Total Discharges,Average Covered Charges,Average Total Payments,Average Medicare Payments")
MEDICARE = """039 - EXTRACRANIAL PROCEDURES W/O CC/MCC,10001,SOUTHEAST ALABAMA MEDICAL CENTER,1108 ROSS CLARK CIRCLE,DOTHAN,AL,36301,AL - Dothan,91,$32963.07,$5777.24,$4763.73
039 - EXTRACRANIAL PROCEDURES W/O CC/MCC,10005,MARSHALL MEDICAL CENTER SOUTH,2505 U S HIGHWAY 431 NORTH,BOAZ,AL,35957,AL - Birmingham,14,$15131.85,$5787.57,$4976.71
039 - EXTRACRANIAL PROCEDURES W/O CC/MCC,10006,ELIZA COFFEE MEMORIAL HOSPITAL,205 MARENGO STREET,FLORENCE,AL,35631,AL - Birmingham,24,$37560.37,$5434.95,$4453.79
039 - EXTRACRANIAL PROCEDURES W/O CC/MCC,10011,ST VINCENT'S EAST,50 MEDICAL PARK EAST DRIVE,BIRMINGHAM,AL,35235,AL - Birmingham,25,$13998.28,$5417.56,$4129.16
039 - EXTRACRANIAL PROCEDURES W/O CC/MCC,10023,BAPTIST MEDICAL CENTER SOUTH,2105 EAST SOUTH BOULEVARD,MONTGOMERY,AL,36116,AL - Montgomery,67,$16920.79,$6653.80,$5374.14
948 - SIGNS & SYMPTOMS W/O MCC,INC,INC,1050 DIVISION ST,MAUSTON,WI,53948,WI - Madison,12,$11961.41,$4619.00,$3775.33
948 - SIGNS & SYMPTOMS W/O MCC,INC- ST JOSEPH,INC- ST JOSEPH,5000 W CHAMBERS ST,MILWAUKEE,WI,53210,WI - Milwaukee,14,$10514.28,$5562.50,$4522.78
"""
SAMPLE = [
    {"firstname": "Mary", "lastname": "Major", "address": {"street": "7821 Spot Place", "city": "Centerville", "state": "OK", "country": "US"},
     "phone": 19185550023, "affiliations": ["Example Dot Com", "Example Independent Research", "Example.io"]},
    {"firstname": "Paulo", "lastname": "Santos", "address": {"street": "123 Maple Street", "city": "London", "state": "Ontario", "country": "CA"},
     "phone": 12175550181, "affiliations": ["General Anonymous Example Products", "Example Dot Com"]}]
ERRORS = """{"id": 1, "name": "george", "surname": "washington", "height": 178}
{"id": 2, "name": "benjamin", "surname": "franklin",
{"id": 3, "name": "alexander", "surname": "hamilton", "height": 171}
{"id": 4, "name": "john", "surname": "jay", "height": 190}
"""


def combined():
    """Seventy-five of them: the tenth and the last have the contacts that the page prints."""
    given = {9: numbers("5-4160", "5-3436"), 74: numbers("5-6791", "5-2861", "RepSamFarr")}
    return [{"role": "member", "links": [{"note": "n", "url": "u"}], "images": [{"url": "u"}], "other_names": [{"note": "n", "name": "x", "lang": "en"}],
             **given.get(at, numbers(None, "5-0000")), "identifiers": [{"scheme": "s", "identifier": "i"}], "id": str(at)} for at in range(75)]


def contacts():
    return [numbers(None, "5-5265", "kathyhochul"), numbers(None, "5-3252", "repjackyrosen"), *[numbers("5-1314", "5-3772", "MikeRossUpdates")] * 8,
            numbers(None, "5-5476", "RepDavidYoung"), numbers(None, "5-4035", "RepStephMurphy"), *[numbers("6-0774", "5-6335")] * 9]


def others():
    return [*[numbers("5-3307", "5-5731")] * 9, *[numbers("5-6328", "5-4576", "RepTrentFranks")] * 10, numbers("5-5604", "5-6536", "USRepLong")]


def lines_of(records):
    return "".join(json.dumps(record) + "\n" for record in records)


def ledger():
    with open(LEDGER, encoding="utf-8") as file:
        return [tuple(part.strip() for part in line.split(" | ")) for line in file if " | " in line and not line.startswith("#")]


def outputs():
    with open(OUTPUTS, encoding="utf-8") as file:
        return dict(part.split("\n", 1) for part in ("\n" + file.read()).split("\n== ")[1:])


class Ledger(unittest.TestCase):
    """What needs no run."""

    def test_each_example_has_a_case_or_a_reason(self):
        known = outputs()
        for page, place, what, *case in ledger():
            with self.subTest(page=page, place=place):
                self.assertEqual(1, len(case))
                if what == "here":
                    self.assertIn(case[0], known)
                elif what == "test":
                    file, name = case[0].split("#")
                    path = os.path.join(HERE, file) if file.endswith(".py") else os.path.join(HERE, "../../../..", file)
                    with open(path, encoding="utf-8") as text:
                        self.assertIn(name, text.read(), case[0])
                else:
                    self.assertEqual("none", what)
                    self.assertGreater(len(case[0].split()), 4, "a reason")

    def test_each_page_has_all_of_its_examples(self):
        """So many blocks of code each page has that are examples, and no signatures or outputs."""
        with open(LEDGER, encoding="utf-8") as file:
            pages = {page: int(count) for page, count in re.findall(r"^# page (\S+): (\d+)$", file.read(), re.M)}
        counted = {page: sum(int(place.rpartition(" x")[2] or 1) if " x" in place else 1 for of, place, *_ in ledger() if of == page) for page in pages}
        self.assertEqual(pages, counted)
        self.assertEqual(set(pages), {page for page, *_ in ledger()})

    def test_each_case_is_of_some_example(self):
        self.assertEqual(set(outputs()), {case for _, _, what, case in ledger() if what == "here"})


class Examples(SparkCase):
    maxDiff = None

    def table(self, name, folder, columns, **more):
        csv = more.pop("csv", None)
        serde = {"SerializationLibrary": "org.openx.data.jsonserde.JsonSerDe"} if not csv else {
            "SerializationLibrary": "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe", "Parameters": {"field.delim": csv}}
        self.glue.create_table(DatabaseName=self.database, TableInput={
            "Name": name, "TableType": "EXTERNAL_TABLE", "Parameters": {"classification": "csv" if csv else "json", **more.pop("parameters", {})},
            "StorageDescriptor": {
                "Columns": [{"Name": column, "Type": kind} for column, kind in columns], "Location": f"s3://{self.bucket}/{folder}/",
                "InputFormat": "org.apache.hadoop.mapred.TextInputFormat",
                "OutputFormat": "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat", "SerdeInfo": serde}, **more})

    def test_each_prints_what_its_page_prints(self):
        for name, records in {
                "persons_json": [person(at, line) for at, line in enumerate(PEOPLE)], "memberships_json": MEMBERSHIPS,
                "organizations_json": ORGANIZATIONS, "areas_json": [{"id": "ocd-division/country:us", "name": "United States"}], "friends": FRIENDS,
                "exported": [EXPORTED], "items": [ITEM], "prices": [{"myList": [{"price": 100.0}, {"price": "100.5"}]}],
                "mixed": [{"a": {"b": {"c": 1.5}}}, {"a": {"b": {"c": "x"}}}], "combined": combined(), "contacts": contacts(), "others": others()}.items():
            self.put(f"{name}/{name}.json", lines_of(records))
        self.put("medicare/medicare.csv", MEDICARE_HEAD + "\n" + MEDICARE)
        self.put("mysamplejson.json", json.dumps(SAMPLE, indent=4))
        self.put("error_data.json", ERRORS)
        for year, month, state in (("2017", "04", "CA"), ("2017", "04", "NY"), ("2018", "05", "CA")):
            self.put(f"tabs/year={year}/month={month}/{state}.csv", f"{state}\t1\n")
        for name in ("persons_json", "memberships_json", "organizations_json", "areas_json", "friends"):
            self.table(name, name, [("id", "string")])
        types = dict.fromkeys(("provider id", "provider zip code", "total discharges"), "bigint")
        columns = [column.lower() for column in MEDICARE_HEAD.split(",")]
        self.table("medicare_hospital_provider_csv", "medicare", [(column, types.get(column, "string")) for column in columns], csv=",",
                   parameters={"skip.header.line.count": "1"})
        self.table("tabs", "tabs", [("state", "string"), ("n", "int")], csv="\t", PartitionKeys=[{"Name": "year", "Type": "string"}, {"Name": "month", "Type": "string"}])
        table = self.glue.get_table(DatabaseName=self.database, Name="tabs")["Table"]["StorageDescriptor"]
        for year, month in (("2017", "04"), ("2018", "05")):
            self.glue.create_partition(DatabaseName=self.database, TableName="tabs", PartitionInput={
                "Values": [year, month], "StorageDescriptor": {**table, "Location": f"s3://{self.bucket}/tabs/year={year}/month={month}/"}})
        self.glue.create_connection(ConnectionInput={"Name": self.bucket, "ConnectionType": "JDBC", "ConnectionProperties": {
            "JDBC_CONNECTION_URL": "jdbc:mysql://myserver:3306/mydb", "USERNAME": "admin", "PASSWORD": "1234"}})
        job = self.job("guide.py", day_partition_key="partition_0", day_partition_value="2024-01-02")
        run_id = self.start(job)
        run = self.ended(job, run_id, 400)
        told, at = {}, None
        for line in self.printed(run_id, "output"):
            if line.startswith("example "):
                at = line.removeprefix("example ")
                self.assertNotIn(at, told)
                told[at] = ""
            elif at:
                told[at] += line.rstrip() + "\n"
        if os.environ.get("MASTIC_WRITE_DOCS"):
            with open(OUTPUTS, "w", encoding="utf-8") as file:
                file.write("\n".join(f"== {name}\n{re.sub(chr(10) + '{2,}', chr(10), text)}" for name, text in told.items()))
        self.assertEqual("SUCCEEDED", run["JobRunState"], f"{run.get('ErrorMessage')}\n{told}")
        for name, text in outputs().items():
            with self.subTest(name):
                self.assertEqual([line for line in text.splitlines() if line.strip()], [line for line in told.get(name, "").splitlines() if line.strip()])
        self.assertEqual(set(outputs()), set(told))


if __name__ == "__main__":
    unittest.main()
