"""SparkContext: the connection of a Python program to its Spark application."""

import atexit
import os
import shutil
import sys
import tempfile
import threading
from typing import Any, ClassVar, Dict, Iterable, List, Optional

from py4j.java_gateway import JavaGateway

from pyspark._application import registered
from pyspark._context_facts import ContextFacts
from pyspark._context_jobs import ContextJobs
from pyspark._missing import Told
from pyspark._rdd_hadoop import HadoopSources
from pyspark.accumulators import Accumulator, AccumulatorParam, AccumulatorServer, param_of
from pyspark.broadcast import Broadcast
from pyspark.conf import SparkConf
from pyspark.errors import PySparkRuntimeError, PySparkValueError
from pyspark.java_gateway import launch_gateway
from pyspark.serializers import CPickleSerializer
from pyspark.storagelevel import StorageLevel


@registered
class SparkContext(ContextFacts, ContextJobs, HadoopSources, metaclass=Told):
    """One per program. It joins the application that the JVM already runs, or starts one."""

    _gateway: ClassVar[Optional[JavaGateway]] = None
    _jvm: ClassVar[Any] = None
    _active_spark_context: ClassVar[Optional["SparkContext"]] = None
    _lock: ClassVar[Any] = threading.RLock()
    _python_includes: ClassVar[Optional[List[str]]] = None

    PACKAGE_EXTENSIONS = (".zip", ".egg", ".jar")

    def __init__(
        self,
        master: Optional[str] = None,
        appName: Optional[str] = None,
        sparkHome: Optional[str] = None,
        pyFiles: Optional[List[str]] = None,
        environment: Optional[Dict[str, Any]] = None,
        batchSize: int = 0,
        serializer: Any = None,
        conf: Optional[SparkConf] = None,
        gateway: Optional[JavaGateway] = None,
        jsc: Any = None,
        profiler_cls: Any = None,
        udf_profiler_cls: Any = None,
        memory_profiler_cls: Any = None,
    ) -> None:
        if SparkContext._active_spark_context is not None:
            raise PySparkValueError(
                "Cannot run multiple SparkContexts at once; this program has one already. "
                "Use SparkContext.getOrCreate()"
            )
        with SparkContext._lock:
            SparkContext._ensure_initialized(self, gateway=gateway, conf=conf)
            self.environment = dict(environment or {})
            self.serializer = serializer or CPickleSerializer()
            self._unbatched_serializer = self.serializer
            self._batchSize = batchSize
            self._conf = _starting_conf(conf, master, appName, sparkHome, self.environment)
            for key, value in self._conf.getAll():
                if key.startswith("spark.executorEnv."):
                    self.environment[key[len("spark.executorEnv.") :]] = value
            self._jsc = jsc or self._initialize_context(self._conf._jconf)
            # The JVM may have added settings, and those of a running application win.
            self._conf = SparkConf(_jconf=self._jsc.sc().conf())
            self.environment.update(_executor_variables(self._conf))
            self._python_includes = []
            self._own_directory: Optional[str] = None
            self._accumulator_server: Optional[AccumulatorServer] = None
            self._java_accumulator: Any = None
            self._next_accumulator = 0
            self._bring_py_files(pyFiles or [])
            self.pythonExec = os.environ.get("PYSPARK_PYTHON") or sys.executable or "python3"
            self.pythonVer = "%d.%d" % sys.version_info[:2]
            SparkContext._active_spark_context = self

    @classmethod
    def _ensure_initialized(
        cls, instance: Any = None, gateway: Optional[JavaGateway] = None, conf: Optional[SparkConf] = None
    ) -> None:
        with cls._lock:
            if cls._gateway is None:
                cls._gateway = gateway or launch_gateway(conf)
                cls._jvm = cls._gateway.jvm

    def _initialize_context(self, jconf: Any) -> Any:
        # A launcher may have started the application before the script asks for it.
        running = self._jvm.org.apache.spark.SparkContext.getOrCreate(jconf)
        return self._jvm.JavaSparkContext(running)

    def _bring_py_files(self, given: Iterable[str]) -> None:
        """Makes the modules of --py-files importable here, and the given ones here and in the workers."""
        for path in given:
            self.addPyFile(path)
        for path in filter(None, self._conf.get("spark.submit.pyFiles", "").split(",")):
            name = os.path.basename(path)
            local = os.path.join(self._jvm.org.apache.spark.SparkFiles.getRootDirectory(), name)
            if os.path.splitext(name)[1].lower() in self.PACKAGE_EXTENSIONS:
                self._python_includes.append(name)
                sys.path.insert(1, local if os.path.exists(local) else path)

    @classmethod
    def getOrCreate(cls, conf: Optional[SparkConf] = None) -> "SparkContext":
        """The program's context, made on the first call."""
        with cls._lock:
            return cls._active_spark_context or cls(conf=conf)

    @classmethod
    def setSystemProperty(cls, key: str, value: str) -> None:
        """Sets a Java system property; must precede the first context."""
        cls._ensure_initialized()
        cls._jvm.java.lang.System.setProperty(key, value)

    def __enter__(self) -> "SparkContext":
        return self

    def __exit__(self, *_: Any) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<SparkContext master={self.master} appName={self.appName}>"

    def __getnewargs__(self) -> None:
        raise PySparkRuntimeError(
            "[CONTEXT_ONLY_VALID_ON_DRIVER] It appears that you are attempting to reference SparkContext from a "
            "broadcast variable, action, or transformation. SparkContext can only be used on the driver, "
            "not in code that it run on workers. For more information, see SPARK-5063."
        )

    def getConf(self) -> SparkConf:
        """A copy of the application's settings."""
        return SparkConf(loadDefaults=False).setAll(self._conf.getAll())

    def hadoopConfiguration(self) -> Any:
        """Hadoop's configuration in the JVM, which the application's file systems read."""
        return self._jsc.hadoopConfiguration()

    def setLogLevel(self, logLevel: str) -> None:
        """Sets the JVM's log level: ALL, DEBUG, ERROR, FATAL, INFO, OFF, TRACE or WARN."""
        self._jsc.setLogLevel(logLevel)

    def setCheckpointDir(self, dirName: str) -> None:
        """Sets where checkpoints are written."""
        self._jsc.sc().setCheckpointDir(dirName)

    def getCheckpointDir(self) -> Optional[str]:
        """Where checkpoints are written, or None."""
        found = self._jsc.sc().getCheckpointDir()
        return found.get() if found.isDefined() else None

    def addFile(self, path: str, recursive: bool = False) -> None:
        """Sends a file to every node; ``SparkFiles.get`` finds it."""
        self._jsc.sc().addFile(path, recursive)

    def addArchive(self, path: str) -> None:
        """Sends an archive to every node, where it is unpacked."""
        self._jsc.sc().addArchive(path)

    def addPyFile(self, path: str) -> None:
        """Makes a .py, .zip, .egg or .jar importable here and in the workers."""
        import importlib

        self.addFile(path)
        name = os.path.basename(path)
        local = os.path.join(self._jvm.org.apache.spark.SparkFiles.getRootDirectory(), name)
        if os.path.splitext(name)[1].lower() in self.PACKAGE_EXTENSIONS:
            self._python_includes.append(name)
            sys.path.insert(1, local)
        else:
            directory = os.path.dirname(local)
            if directory not in sys.path:
                sys.path.insert(1, directory)
        importlib.invalidate_caches()

    def stop(self) -> None:
        """Ends the application."""
        with SparkContext._lock:
            if self._jsc is not None:
                self._jsc.stop()
                self._jsc = None
            if self._accumulator_server is not None:
                self._accumulator_server.close()
                self._accumulator_server = None
            if self._own_directory is not None:
                shutil.rmtree(self._own_directory, True)
                self._own_directory = None
            SparkContext._active_spark_context = None

    def _getJavaStorageLevel(self, storageLevel: StorageLevel) -> Any:
        return self._jvm.org.apache.spark.storage.StorageLevel(
            storageLevel.useDisk,
            storageLevel.useMemory,
            storageLevel.useOffHeap,
            storageLevel.deserialized,
            storageLevel.replication,
        )

    def parallelize(self, c: Iterable[Any], numSlices: Optional[int] = None) -> Any:
        """A distributed collection of the given objects."""
        from pyspark._rdd_sources import parallelize

        return parallelize(self, c, numSlices)

    def range(self, start: int, end: Optional[int] = None, step: int = 1, numSlices: Optional[int] = None) -> Any:
        """The numbers from start to before end; with one argument from 0 to it."""
        return self.parallelize(range(0, start, step) if end is None else range(start, end, step), numSlices)

    def emptyRDD(self) -> Any:
        """A distributed collection of nothing."""
        from pyspark._rdd_sources import empty

        return empty(self)

    def textFile(self, name: str, minPartitions: Optional[int] = None, use_unicode: bool = True) -> Any:
        """The lines of text files."""
        from pyspark._rdd_sources import text_file

        return text_file(self, name, minPartitions, use_unicode)

    def wholeTextFiles(self, path: str, minPartitions: Optional[int] = None, use_unicode: bool = True) -> Any:
        """Pairs of the path and the text of whole files."""
        from pyspark._rdd_sources import whole_text_files

        return whole_text_files(self, path, minPartitions, use_unicode)

    def binaryFiles(self, path: str, minPartitions: Optional[int] = None) -> Any:
        """Pairs of the path and the bytes of whole files."""
        from pyspark._rdd_sources import binary_files

        return binary_files(self, path, minPartitions)

    def binaryRecords(self, path: str, recordLength: int) -> Any:
        """The records of files, each so many bytes."""
        from pyspark._rdd_sources import binary_records

        return binary_records(self, path, recordLength)

    def pickleFile(self, name: str, minPartitions: Optional[int] = None) -> Any:
        """What ``RDD.saveAsPickleFile`` wrote."""
        from pyspark._rdd_sources import pickle_file

        return pickle_file(self, name, minPartitions)

    def union(self, rdds: List[Any]) -> Any:
        """All elements of the RDDs."""
        from functools import reduce

        return reduce(lambda one, other: one.union(other), rdds)

    def runJob(
        self, rdd: Any, partitionFunc: Any, partitions: Optional[Iterable[int]] = None, allowLocal: bool = False
    ) -> List[Any]:
        """What a function over iterators gives for some partitions, or all."""
        chosen = range(rdd.getNumPartitions()) if partitions is None else partitions
        return rdd.mapPartitions(partitionFunc)._of_partitions(chosen)

    def broadcast(self, value: Any) -> Broadcast:
        """A value that every worker gets once; functions read its ``value``."""
        return Broadcast(self, value, self._temporary_directory())

    def accumulator(self, value: Any, accum_param: Optional[AccumulatorParam] = None) -> Accumulator:
        """A value that workers add to and only the driver reads; numbers, or what ``accum_param`` adds up."""
        with SparkContext._lock:
            if self._accumulator_server is None:
                self._accumulator_server = AccumulatorServer()
                host, port = self._accumulator_server.server_address
                self._java_accumulator = self._jvm.PythonAccumulatorV2(host, port, self._accumulator_server.token)
                self._jsc.sc().register(self._java_accumulator)
            self._next_accumulator += 1
            return Accumulator(self._next_accumulator, value, accum_param or param_of(value))

    def _temporary_directory(self) -> str:
        """Where this process keeps files that the JVM reads; gone with the application."""
        if self._own_directory is None:
            self._own_directory = tempfile.mkdtemp(prefix="pyspark-")
            atexit.register(shutil.rmtree, self._own_directory, True)
        return self._own_directory


def _executor_variables(conf: SparkConf) -> Dict[str, str]:
    """What functions are to see in their environment, as the settings have it."""
    prefix = "spark.executorEnv."
    return {key[len(prefix):]: value for key, value in conf.getAll() if key.startswith(prefix)}


def _starting_conf(
    given: Optional[SparkConf],
    master: Optional[str],
    app_name: Optional[str],
    spark_home: Optional[str],
    environment: Dict[str, Any],
) -> SparkConf:
    """The settings of a new application: the given ones over the JVM's, and what must not be absent."""
    conf = SparkConf(_jvm=SparkContext._jvm)
    if given is not None:
        conf.setAll(given.getAll())
    if master:
        conf.setMaster(master)
    if app_name:
        conf.setAppName(app_name)
    if spark_home:
        conf.setSparkHome(spark_home)
    for key, value in environment.items():
        conf.setExecutorEnv(key, value)
    conf.setIfMissing("spark.rdd.compress", True)
    conf.setIfMissing("spark.serializer.objectStreamReset", 100)
    conf.setIfMissing("spark.executorEnv.PYTHONHASHSEED", os.environ.get("PYTHONHASHSEED", "0"))
    # A JVM that already runs an application gave its own; otherwise local mode, as spark-submit does.
    conf.setIfMissing("spark.master", "local[*]")
    conf.setIfMissing("spark.app.name", "pyspark-shell")
    return conf
