"""Servers that jobs of the suites read from and write to: Kafka, Kinesis, DynamoDB, MongoDB, each a process on this machine."""

import base64
import http.server
import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import urllib.error
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
MODULE = os.path.normpath(os.path.join(HERE, "../../.."))
SPARK = os.path.normpath(os.path.join(MODULE, "../runtime/target/spark"))
SOURCES = os.path.join(MODULE, "src/test/servers")
PLUGIN = "3.8.1"
NODE = "const s = require('%s')(%s); s.listen(0, '127.0.0.1', () => console.log(s.address().port)); process.stdin.resume(); process.stdin.on('end', () => process.exit())"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class _Process:
    """Goes with this process: each of them ends when its stdin does."""

    def __init__(self, command, **more):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, **more)

    def line(self):
        said = self.process.stdout.readline()
        if not said:
            raise AssertionError(f"{self.process.args} has ended")
        return said.strip()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


def _java(source, jars, *args, heap="256m", spark=("kafka", "jars")):
    folders = [os.path.join(MODULE, "target", jars)] + [os.path.join(SPARK, each) for each in spark]
    class_path = os.pathsep.join(os.path.join(folder, "*") for folder in folders)
    return _Process(["java", "-Xmx" + heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", class_path, os.path.join(SOURCES, source), *args])


class Kafka:
    def __init__(self):
        self.directory = tempfile.mkdtemp(prefix="mastic-kafka-")
        self.port, self.controller = free_port(), free_port()
        self.servers = f"127.0.0.1:{self.port}"
        self.start()

    def start(self):
        self.process = _java("Broker.java", "kafka", self.directory, str(self.port), str(self.controller))
        while self.process.line() != "ready":
            pass

    def kill(self):
        """As a machine dies; start brings it back with all that it had."""
        self.process.kill()

    def tell(self, *words):
        self.process.process.stdin.write(" ".join(str(word) for word in words) + "\n")
        self.process.process.stdin.flush()
        while self.process.line() != "done":
            pass

    def topic(self, name, partitions=1):
        self.tell("topic", name, partitions)

    def send(self, topic, *values, partition=0):
        texts = [v if isinstance(v, (bytes, str)) else json.dumps(v) for v in values]
        self.tell("send", topic, partition, *[base64.b64encode(t if isinstance(t, bytes) else t.encode()).decode() for t in texts])

    def close(self):
        self.kill()
        shutil.rmtree(self.directory)


class Node:
    """dynalite or kinesalite."""

    def __init__(self, package, options):
        self.process = _Process(["node", "-e", NODE % (package, json.dumps(options))], cwd=os.path.join(MODULE, "target/node"))
        self.url = f"http://127.0.0.1:{self.process.line()}"

    def close(self):
        self.process.kill()


class Witness:
    """Stands before another server, and notes with which key each call is signed."""

    def __init__(self, url):
        signed = self.signed = set()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                key = self.headers["Authorization"].split("Credential=")[1].split("/")[0]
                signed.add((key, bool(self.headers["X-Amz-Security-Token"])))
                call = urllib.request.Request(url, body, {name: value for name, value in self.headers.items() if name != "Host"})
                try:
                    with urllib.request.urlopen(call) as answer:
                        self.answer(answer.status, answer.headers, answer.read())
                except urllib.error.HTTPError as error:
                    self.answer(error.code, error.headers, error.read())

            def answer(self, status, headers, body):
                self.send_response(status)
                for name in ("Content-Type", "x-amz-crc32"):
                    if headers[name]:
                        self.send_header(name, headers[name])
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()


class Documents:
    def __init__(self):
        self.process = _java("DocumentServer.java", "mongo")
        self.url = f"mongodb://127.0.0.1:{self.process.line()}"

    def close(self):
        self.process.kill()


class Search:
    """An OpenSearch; Maven fetches it."""

    def __init__(self):
        jars = os.path.join(MODULE, "target/opensearch")
        if not os.path.isdir(jars):
            subprocess.run(
                [os.path.join(MODULE, "../mvnw"), "-B", "-ntp", "-q", "-f", os.path.join(SOURCES, "opensearch/pom.xml"),
                 f"org.apache.maven.plugins:maven-dependency-plugin:{PLUGIN}:copy-dependencies", f"-DoutputDirectory={jars}"],
                check=True, stdout=subprocess.DEVNULL)
        self.directory = tempfile.mkdtemp(prefix="mastic-opensearch-")
        self.port = free_port()
        self.process = _java("SearchServer.java", "opensearch", self.directory, str(self.port), str(free_port()), heap="512m", spark=())
        while self.process.line() != "ready":
            pass

    def close(self):
        self.process.kill()
        shutil.rmtree(self.directory)
