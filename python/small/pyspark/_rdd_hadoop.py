"""Pairs in the files and systems of Hadoop's input and output formats. The JVM converts between Python's values and
Hadoop's Writables, by converters of its own or by those that a program names."""

from typing import Any, Dict, Optional

from pyspark._application import named
from pyspark.serializers import AutoBatchedSerializer, CPickleSerializer

_PICKLES = AutoBatchedSerializer(CPickleSerializer())


class HadoopSources:
    """Part of SparkContext."""

    def sequenceFile(
        self,
        path: str,
        keyClass: Optional[str] = None,
        valueClass: Optional[str] = None,
        keyConverter: Optional[str] = None,
        valueConverter: Optional[str] = None,
        minSplits: Optional[int] = None,
        batchSize: int = 0,
    ) -> Any:
        """The pairs of Hadoop's sequence files."""
        splits = minSplits or min(self.defaultParallelism, 2)
        return self._pairs("sequenceFile", path, keyClass, valueClass, keyConverter, valueConverter, splits, batchSize)

    def newAPIHadoopFile(
        self,
        path: str,
        inputFormatClass: str,
        keyClass: str,
        valueClass: str,
        keyConverter: Optional[str] = None,
        valueConverter: Optional[str] = None,
        conf: Optional[Dict[str, str]] = None,
        batchSize: int = 0,
    ) -> Any:
        """The pairs that an input format (``mapreduce``) reads from files."""
        return self._pairs("newAPIHadoopFile", path, inputFormatClass, keyClass, valueClass, keyConverter, valueConverter,
                           self._settings(conf), batchSize)  # fmt: skip

    def newAPIHadoopRDD(
        self,
        inputFormatClass: str,
        keyClass: str,
        valueClass: str,
        keyConverter: Optional[str] = None,
        valueConverter: Optional[str] = None,
        conf: Optional[Dict[str, str]] = None,
        batchSize: int = 0,
    ) -> Any:
        """The pairs that an input format (``mapreduce``) reads as its settings say."""
        return self._pairs("newAPIHadoopRDD", inputFormatClass, keyClass, valueClass, keyConverter, valueConverter,
                           self._settings(conf), batchSize)  # fmt: skip

    def hadoopFile(
        self,
        path: str,
        inputFormatClass: str,
        keyClass: str,
        valueClass: str,
        keyConverter: Optional[str] = None,
        valueConverter: Optional[str] = None,
        conf: Optional[Dict[str, str]] = None,
        batchSize: int = 0,
    ) -> Any:
        """The pairs that an older input format (``mapred``) reads from files."""
        return self._pairs("hadoopFile", path, inputFormatClass, keyClass, valueClass, keyConverter, valueConverter,
                           self._settings(conf), batchSize)  # fmt: skip

    def hadoopRDD(
        self,
        inputFormatClass: str,
        keyClass: str,
        valueClass: str,
        keyConverter: Optional[str] = None,
        valueConverter: Optional[str] = None,
        conf: Optional[Dict[str, str]] = None,
        batchSize: int = 0,
    ) -> Any:
        """The pairs that an older input format (``mapred``) reads as its settings say."""
        return self._pairs("hadoopRDD", inputFormatClass, keyClass, valueClass, keyConverter, valueConverter,
                           self._settings(conf), batchSize)  # fmt: skip

    def _pairs(self, method: str, *arguments: Any) -> Any:
        return named("RDD")(getattr(self._jvm.PythonRDD, method)(self._jsc, *arguments), self)

    def _settings(self, conf: Optional[Dict[str, str]]) -> Any:
        settings = self._jvm.java.util.HashMap()
        for name, value in (conf or {}).items():
            settings[name] = value
        return settings


class HadoopSinks:
    """Part of RDD: for RDDs of pairs."""

    def saveAsSequenceFile(self, path: str, compressionCodecClass: Optional[str] = None) -> None:
        """Writes the pairs as Hadoop's sequence files."""
        self._save("saveAsSequenceFile", path, compressionCodecClass)

    def saveAsNewAPIHadoopFile(
        self,
        path: str,
        outputFormatClass: str,
        keyClass: Optional[str] = None,
        valueClass: Optional[str] = None,
        keyConverter: Optional[str] = None,
        valueConverter: Optional[str] = None,
        conf: Optional[Dict[str, str]] = None,
    ) -> None:
        """Writes the pairs to files by an output format (``mapreduce``)."""
        self._save("saveAsNewAPIHadoopFile", path, outputFormatClass, keyClass, valueClass, keyConverter, valueConverter,
                   self.ctx._settings(conf))  # fmt: skip

    def saveAsHadoopFile(
        self,
        path: str,
        outputFormatClass: str,
        keyClass: Optional[str] = None,
        valueClass: Optional[str] = None,
        keyConverter: Optional[str] = None,
        valueConverter: Optional[str] = None,
        conf: Optional[Dict[str, str]] = None,
        compressionCodecClass: Optional[str] = None,
    ) -> None:
        """Writes the pairs to files by an older output format (``mapred``)."""
        self._save("saveAsHadoopFile", path, outputFormatClass, keyClass, valueClass, keyConverter, valueConverter,
                   self.ctx._settings(conf), compressionCodecClass)  # fmt: skip

    def saveAsNewAPIHadoopDataset(
        self, conf: Dict[str, str], keyConverter: Optional[str] = None, valueConverter: Optional[str] = None
    ) -> None:
        """Writes the pairs by the output format (``mapreduce``) that the settings name."""
        self._save("saveAsHadoopDataset", self.ctx._settings(conf), keyConverter, valueConverter, True)

    def saveAsHadoopDataset(
        self, conf: Dict[str, str], keyConverter: Optional[str] = None, valueConverter: Optional[str] = None
    ) -> None:
        """Writes the pairs by the older output format (``mapred``) that the settings name."""
        self._save("saveAsHadoopDataset", self.ctx._settings(conf), keyConverter, valueConverter, False)

    def _save(self, method: str, *arguments: Any) -> None:
        pickles = self._serialized(_PICKLES)
        getattr(self.ctx._jvm.PythonRDD, method)(pickles._jrdd, True, *arguments)
