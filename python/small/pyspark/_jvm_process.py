"""Starts the JVM of a program that no launcher started: a test, a shell, a script run by hand."""

import os
import shlex
import shutil
import struct
import subprocess
import tempfile
import time
from typing import Any, List, Optional, Tuple

from pyspark.errors import PySparkRuntimeError

_START_SECONDS = 120

# What Spark opens on Java 17 (org.apache.spark.launcher.JavaModuleOptions).
_OPENED = (
    "java.lang",
    "java.lang.invoke",
    "java.lang.reflect",
    "java.io",
    "java.net",
    "java.nio",
    "java.util",
    "java.util.concurrent",
    "java.util.concurrent.atomic",
    "jdk.internal.ref",
    "sun.nio.ch",
    "sun.nio.cs",
    "sun.security.action",
    "sun.util.calendar",
)


def start_jvm(conf: Any, popen_kwargs: Optional[dict]) -> Tuple[subprocess.Popen, int, str]:
    """Starts a Py4J gateway; returns its process, port and secret. The JVM ends when this process does."""
    directory = tempfile.mkdtemp(prefix="pyspark-gateway-")
    answer = os.path.join(directory, "connection")
    environment = dict(os.environ, _PYSPARK_DRIVER_CONN_INFO_PATH=answer)
    environment.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    try:
        # The open pipe is the sign of life: the gateway ends when it reads its end. Nothing here closes it, because
        # until the very end of this process Py4J tells the JVM of objects that are no longer needed.
        process = subprocess.Popen(
            _command(conf), stdin=subprocess.PIPE, env=environment, **(popen_kwargs or {})
        )
        port, secret = _await_connection(process, answer)
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    return process, port, secret


def _command(conf: Any) -> List[str]:
    settings = [f"{key}={value}" for key, value in (conf.getAll() if conf is not None else [])]
    submit = [part for setting in settings for part in ("--conf", setting)]
    submit += shlex.split(os.environ.get("PYSPARK_SUBMIT_ARGS", "pyspark-shell"))
    jars = os.environ.get("MASTIC_SPARK_JARS")
    home = os.environ.get("SPARK_HOME")
    if not jars and home:
        return [os.path.join(home, "bin", "spark-submit"), *submit]
    if not jars:
        raise PySparkRuntimeError(
            "No Spark found: set MASTIC_SPARK_JARS to the directory of Spark's jars, or SPARK_HOME"
        )
    java_home = os.environ.get("JAVA_HOME")
    java = os.path.join(java_home, "bin", "java") if java_home else "java"
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED]
    return [
        java,
        "-XX:+IgnoreUnrecognizedVMOptions",
        *opens,
        "--add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
        "-Djdk.reflect.useDirectMethodHandle=false",
        *shlex.split(os.environ.get("MASTIC_JAVA_OPTIONS", "-Xmx1g")),
        "-cp",
        os.pathsep.join(filter(None, [os.environ.get("MASTIC_CLASS_PATH"), os.path.join(jars, "*")])),
        "org.apache.spark.deploy.SparkSubmit",
        *submit,
    ]


def _await_connection(process: subprocess.Popen, answer: str) -> Tuple[int, str]:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if os.path.exists(answer):
            with open(answer, "rb") as file:
                port, length = struct.unpack("!ii", file.read(8))
                return port, file.read(length).decode("utf-8")
        if process.poll() is not None:
            raise PySparkRuntimeError(f"The JVM ended with code {process.returncode} before it was ready")
        time.sleep(0.05)
    process.kill()
    raise PySparkRuntimeError(f"The JVM was not ready after {_START_SECONDS} seconds")
