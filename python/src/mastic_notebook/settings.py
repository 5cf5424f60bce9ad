"""What a session is to be, as magics say it before the session begins."""

import json

_TYPES = {"etl": "glueetl", "streaming": "gluestreaming"}


class SettingError(Exception):
    """A setting that cannot be, with the reason for who wrote it."""


class Settings:
    """The members of CreateSession, and the arguments among them, by the names of the magics."""

    def __init__(self):
        self.profile = None
        self.region = None
        self.endpoint = None
        self.role = None
        self.keys = None
        self.prefix = None
        self.command = "glueetl"
        self.glue_version = "5.0"
        self.workers = 5
        self.worker_type = "G.1X"
        self.idle_timeout = None
        self.timeout = None
        self.session_type = None
        self.security_configuration = None
        self.connections = []
        self.tags = {}
        self.arguments = {"--enable-glue-datacatalog": "true"}

    def request(self, identity, role, shown):
        """The members of CreateSession for a session of that id; `shown` are arguments of the client's own."""
        request = {
            "Id": identity,
            "Role": role,
            "Command": {"Name": self.command, "PythonVersion": "3"},
            "GlueVersion": self.glue_version,
            "NumberOfWorkers": self.workers,
            "WorkerType": self.worker_type,
            "DefaultArguments": {**self.arguments, **shown},
        }
        optional = {
            "IdleTimeout": self.idle_timeout,
            "Timeout": self.timeout,
            "SessionType": self.session_type,
            "SecurityConfiguration": self.security_configuration,
            "Connections": {"Connections": self.connections} if self.connections else None,
            "Tags": self.tags or None,
        }
        request.update({name: value for name, value in optional.items() if value is not None})
        return request

    def configure(self, text):
        """The JSON of %%configure: each key is a magic's name, or an argument with its dashes."""
        for key, value in _object(text, "%%configure").items():
            if key.startswith("--"):
                self.arguments[key] = _text(value)
            elif key == "tags":
                if not isinstance(value, dict):
                    raise SettingError("tags of %%configure are an object")
                self.tags = {name: str(tag) for name, tag in value.items()}
            elif key in _BY_NAME:
                self.set(key, ",".join(map(str, value)) if isinstance(value, list) else _text(value))
            else:
                raise SettingError(f"%%configure knows no {key}; its keys are {', '.join(sorted(_BY_NAME))}, tags")

    def set(self, name, value):
        _BY_NAME[name](self, value)

    def assume(self, text):
        """The JSON of %%assume_role: temporary keys, or a role to be assumed."""
        said = _object(text, "%%assume_role") if text.lstrip().startswith("{") else {"role_arn": text.strip()}
        self.keys = said


def _object(text, magic):
    try:
        value = json.loads(text)
    except ValueError as error:
        raise SettingError(f"{magic} is followed by a JSON object: {error}") from None
    if not isinstance(value, dict):
        raise SettingError(f"{magic} is followed by a JSON object")
    return value


def _text(value):
    return value if isinstance(value, str) else json.dumps(value)


def _number(name):
    def set_number(settings, value):
        try:
            setattr(settings, name, int(value))
        except ValueError:
            raise SettingError(f"{name} is a number, not {value!r}") from None

    return set_number


def _member(name):
    def set_member(settings, value):
        if not value:
            raise SettingError(f"{name} has no value")
        setattr(settings, name, value)

    return set_member


def _argument(key):
    def set_argument(settings, value):
        settings.arguments[key] = value

    return set_argument


def _flag(key):
    def set_flag(settings, value):
        settings.arguments[key] = "false" if value.lower() == "false" else "true"

    return set_flag


def _conf(settings, value):
    """Several properties as Glue's users write them: a=1 --conf b=2."""
    before = settings.arguments.get("--conf")
    settings.arguments["--conf"] = f"{before} --conf {value}" if before else value


def _connections(settings, value):
    settings.connections = [name.strip() for name in value.split(",") if name.strip()]


def _session_type(settings, value):
    kind = value.lower()
    if kind in _TYPES:
        settings.command = _TYPES[kind]
    elif kind in ("livy", "spark_connect"):
        settings.session_type = kind.upper()
    else:
        raise SettingError(f"session_type is etl, streaming or livy, not {value!r}")



_BY_NAME = {
    "profile": _member("profile"),
    "region": _member("region"),
    "endpoint": _member("endpoint"),
    "iam_role": _member("role"),
    "session_id_prefix": _member("prefix"),
    "glue_version": _member("glue_version"),
    "number_of_workers": _number("workers"),
    "worker_type": _member("worker_type"),
    "idle_timeout": _number("idle_timeout"),
    "timeout": _number("timeout"),
    "session_type": _session_type,
    "security_config": _member("security_configuration"),
    "connections": _connections,
    "additional_python_modules": _argument("--additional-python-modules"),
    "extra_py_files": _argument("--extra-py-files"),
    "extra_jars": _argument("--extra-jars"),
    "temp_dir": _argument("--TempDir"),
    "spark_conf": _conf,
    "enable_glue_datacatalog": _flag("--enable-glue-datacatalog"),
}

SETTINGS = frozenset(_BY_NAME)
