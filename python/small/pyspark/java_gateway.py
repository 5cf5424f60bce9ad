"""The way into the JVM: joins the gateway that the launcher opened, or starts a JVM of our own."""

import os
from typing import Any, Optional

from py4j.clientserver import ClientServer, JavaParameters, PythonParameters
from py4j.java_gateway import GatewayParameters, JavaGateway, java_import

from pyspark._jvm_process import start_jvm
from pyspark._sockets import local_connect_and_auth  # noqa: F401
from pyspark.errors.exceptions.captured import install_exception_handler

_IMPORTS = (
    "org.apache.spark.SparkConf",
    "org.apache.spark.api.java.*",
    "org.apache.spark.api.python.*",
    "org.apache.spark.ml.python.*",
    "org.apache.spark.mllib.api.python.*",
    "org.apache.spark.resource.*",
    "org.apache.spark.sql.*",
    "org.apache.spark.sql.api.python.*",
    "org.apache.spark.sql.hive.*",
    "scala.Tuple2",
)


def launch_gateway(conf: Any = None, popen_kwargs: Optional[dict] = None) -> JavaGateway:
    """A connected gateway.

    With PYSPARK_GATEWAY_PORT and PYSPARK_GATEWAY_SECRET in the environment it joins that one. Otherwise it
    starts a JVM with the Spark jars of MASTIC_SPARK_JARS (a directory, MASTIC_CLASS_PATH before it) or SPARK_HOME,
    and the settings of ``conf``.
    """
    port = os.environ.get("PYSPARK_GATEWAY_PORT")
    process = None
    if port:
        secret = os.environ["PYSPARK_GATEWAY_SECRET"]
    else:
        process, port, secret = start_jvm(conf, popen_kwargs)
    gateway = _connect(int(port), secret)
    gateway.proc = process
    for name in _IMPORTS:
        java_import(gateway.jvm, name)
    install_exception_handler()
    return gateway


def _connect(port: int, secret: str) -> JavaGateway:
    if os.environ.get("PYSPARK_PIN_THREAD", "true").lower() == "true":
        # One JVM thread for each Python thread, so that JVM thread locals follow Python threads.
        return ClientServer(
            java_parameters=JavaParameters(port=port, auth_token=secret, auto_convert=True),
            python_parameters=PythonParameters(port=0, eager_load=False),
        )
    return JavaGateway(
        gateway_parameters=GatewayParameters(port=port, auth_token=secret, auto_convert=True)
    )


def ensure_callback_server_started(gw: JavaGateway) -> None:
    """Lets the JVM call Python objects: needed before a Python proxy is handed to it."""
    # The gateway looks unknown names up in the JVM, so only its own dictionary tells what is there.
    if gw.__dict__.get("_callback_server") is not None:
        return
    parameters = gw.callback_server_parameters
    parameters.port = 0
    parameters.daemonize = True
    parameters.daemonize_connections = True
    if not isinstance(gw, ClientServer):
        # The JVM's plain gateway shows its secret to us too; its ClientServer knows no way to.
        parameters.auth_token = gw.gateway_parameters.auth_token
    gw.start_callback_server(parameters)
    server = gw.__dict__["_callback_server"]
    port = server.get_listening_port()
    gw._python_proxy_port = port
    client = gw.java_gateway_server.getCallbackClient()
    gw.java_gateway_server.resetCallbackClient(client.getAddress(), port)
