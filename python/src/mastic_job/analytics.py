"""What `--library-set analytics` promises a Python shell job: the interpreter has it, or the run says how to get it."""

import importlib.util

#: The set as the Glue Developer Guide lists it for Python 3.9 ("Supported libraries"): modules, and what pip calls them.
SET = {
    "avro": "avro", "awswrangler": "awswrangler", "boto3": "boto3", "elasticsearch": "elasticsearch", "numpy": "numpy", "pandas": "pandas",
    "psycopg2": "psycopg2-binary", "pyathena": "pyathena", "pymysql": "pymysql", "pyodbc": "pyodbc", "pyorc": "pyorc",
    "redshift_connector": "redshift-connector", "requests": "requests", "s3fs": "s3fs", "scipy": "scipy", "sklearn": "scikit-learn",
    "sqlalchemy": "sqlalchemy",
}


def tell(args):
    """A line for the error log, or None: whether a job asks for the set and which of it is not there for its script."""
    asked = any(pair == ("--library-set", "analytics") for pair in zip(args, args[1:]))
    missing = [module for module in SET if not _is_there(module)] if asked else []
    if not missing:
        return None
    return (f"[mastic] --library-set analytics: there is no {', '.join(missing)} in this interpreter; what the script needs of it"
            f" is installed by the job's argument --additional-python-modules {','.join(SET[module] for module in missing)}")


def _is_there(module):
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False
