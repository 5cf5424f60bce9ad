"""What the suites of the Data Catalog share."""

from support import ClientCase, client, fresh

ACCOUNT = "000000000000"


def arn(path, region="us-east-1"):
    return f"arn:aws:glue:{region}:{ACCOUNT}:{path}"


def columns(**types):
    return [{"Name": name, "Type": type} for name, type in types.items()]


def table(name, keys=None, **more):
    descriptor = {"Columns": columns(id="bigint"), "Location": f"s3://bucket/{name}/"}
    return {"Name": name, "StorageDescriptor": descriptor, "PartitionKeys": columns(**(keys or {})), **more}


def partition(*values):
    return {"Values": list(values), "StorageDescriptor": {"Columns": columns(id="bigint")}}


class CatalogCase(ClientCase):
    """Each test has a database of its own."""

    def setUp(self):
        self.glue = client("glue")
        self.database = fresh("db")
        self.glue.create_database(DatabaseInput={"Name": self.database})

    def create_table(self, name, keys=None, **more):
        self.glue.create_table(DatabaseName=self.database, TableInput=table(name, keys, **more))

    def says(self, message, code, call, **arguments):
        """The call ends in that error with exactly that message."""
        self.assertEqual(message, self.fails(code, call, **arguments)["Error"]["Message"])

    def pages(self, operation, key, between=None, size=2, **arguments):
        """The rows of all pages, small ones; something may happen behind the first."""
        rows = []
        for number, page in enumerate(self.each_page(operation, size, arguments)):
            self.assertLessEqual(len(page[key]), size)
            rows += page[key]
            if number == 0 and between:
                between()
        return rows

    def each_page(self, operation, size, arguments):
        if self.glue.can_paginate(operation):
            yield from self.glue.get_paginator(operation).paginate(PaginationConfig={"PageSize": size}, **arguments)
            return
        token = {}
        while token is not None:
            page = getattr(self.glue, operation)(MaxResults=size, **arguments, **token)
            yield page
            token = {"NextToken": page["NextToken"]} if "NextToken" in page else None


def names(rows, key="Name"):
    return [row[key] for row in rows]
