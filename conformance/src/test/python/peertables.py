"""The same rows in the SQL of Spark and of Trino, and as all have to read them."""

import base64


def text(value, slashes):
    """A literal; Spark's knows the backslash, Trino's does not."""
    return "'" + (value.replace("\\", "\\\\").replace("'", "\\'") if slashes else value.replace("'", "''")) + "'"


class Column:
    """A column with a value a row: each a text, which both engines cast, or a pair of what they say."""

    def __init__(self, name, spark, trino, *values):
        self.name, self.spark, self.trino, self.values = name, spark, trino, values

    def value(self, row, engine):
        value, type = self.values[row], getattr(self, engine)
        if isinstance(value, dict):
            return f"CAST({value[engine]} AS {type})" if engine == "trino" else value[engine]
        literal = "NULL" if value is None else text(value, slashes=engine == "spark")
        return f"CAST({literal} AS {type})"

    def expected(self, row):
        value = self.values[row]
        if isinstance(value, dict):
            return value["is"]
        if value is None or self.spark in ("string", "date") or self.spark.startswith(("decimal", "timestamp")):
            return value
        if self.spark == "boolean":
            return value == "true"
        return float(value) if self.spark in ("float", "double") else int(value)


def both(value, spark, trino=None):
    return {"is": value, "spark": spark, "trino": trino or spark}


def binary(hex):
    return both(base64.b64encode(bytes.fromhex(hex)).decode(), f"X'{hex}'")


ODD = "x, \"y\" 'z' | \u00e9\\n\ttab"
SCALARS = [
    Column("id", "bigint", "bigint", "1", "2", "3", "4"),
    Column("yes", "boolean", "boolean", "true", None, "false", "true"),
    Column("i", "int", "integer", "-2147483648", None, "0", "7"),
    Column("d", "double", "double", "1.5", None, "-0.1", "1e300"),
    Column("price", "decimal(12,3)", "decimal(12,3)", "123456789.125", None, "-0.001", "5.000"),
    Column("name", "string", "varchar", "ann", None, "", ODD),
    Column("day", "date", "date", "2026-02-28", None, "1899-12-31", "1600-02-29"),
    Column("at", "timestamp", "timestamp(6)", "2026-02-28 23:59:59.123000", None, "1969-12-30 23:59:58.999000",
           "1901-01-01 00:00:00.000000"),
]
NESTED = [
    Column("list", "array<int>", "array(integer)", both([1, None, 3], "array(1, null, 3)", "ARRAY[1, NULL, 3]"), None,
           both([], "cast(array() as array<int>)", "ARRAY[]"), both([4], "array(4)", "ARRAY[4]")),
    Column("words", "map<string,int>", "map(varchar, integer)", both({"k": 1, "n": None}, "map('k', 1, 'n', cast(null as int))",
           "MAP(ARRAY['k', 'n'], ARRAY[1, NULL])"), None, both({}, "cast(map() as map<string,int>)", "MAP()"),
           both({"": 2}, "map('', 2)", "MAP(ARRAY[''], ARRAY[2])")),
    Column("rec", "struct<x:int,y:string>", "row(x integer, y varchar)",
           both([1, "a"], "named_struct('x', 1, 'y', 'a')", "ROW(1, 'a')"), None,
           both([None, ""], "named_struct('x', cast(null as int), 'y', '')", "ROW(NULL, '')"),
           both([2, ODD], f"named_struct('x', 2, 'y', {text(ODD, True)})", f"ROW(2, {text(ODD, False)})")),
]
SMALL = [Column("f", "float", "real", "0.25", None, "-1.5", "3")]
BYTES = [Column("raw", "binary", "varbinary", binary("00ff10"), None, binary(""), binary("0a22"))]
KEY = Column("p", "string", "varchar", "a", "a", "b c=d/e", "b c=d/e")

COLUMNAR = SCALARS + SMALL + BYTES + NESTED
JSON = SCALARS + NESTED


class Rows:
    """Some columns, all rows, and the key of partitions last."""

    def __init__(self, columns, key=KEY):
        self.columns = [*columns, key] if key else list(columns)

    def select(self, engine, which=range(4), without_key=False):
        columns = self.columns[:-1] if without_key else self.columns
        return " UNION ALL ".join(
            "SELECT " + ", ".join(f"{c.value(row, engine)} AS {c.name}" for c in columns) for row in which)

    def types(self, engine):
        return ", ".join(f"{c.name} {getattr(c, engine)}" for c in self.columns)

    def types_without_key(self, engine):
        return ", ".join(f"{c.name} {getattr(c, engine)}" for c in self.columns[:-1])

    def expected(self, change=lambda name, value: value):
        return [{c.name: change(c.name, c.expected(row)) for c in self.columns} for row in range(4)]
