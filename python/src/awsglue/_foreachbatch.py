"""forEachBatch: a streaming DataFrame in windows, each given to the script as a plain DataFrame."""

import time


def _required(options, name):
    if name not in options:
        raise ValueError(f"forEachBatch needs the option {name}")
    return options[name]


def _window(options):
    size = str(_required(options, "windowSize"))
    return size + " seconds" if size.isdigit() else size


def _with_retries(batch_function, retries, is_over):
    """Tries a batch again after 1, 2, 4... seconds; the last failure ends the stream. A stop is no failure to be tried again."""

    def process(frame, batch_id):
        for attempt in range(retries + 1):
            try:
                return batch_function(frame, batch_id)
            except Exception:
                if attempt == retries or is_over():
                    raise
                time.sleep(2**attempt)
                if is_over():
                    raise

    return process


def _kept(glue_context, batch_function, options):
    """Reads each batch once, however often the script looks at it, and skips batches without rows."""
    if str(options.get("persistDataFrame", "true")).lower() == "false":
        def process(frame, batch_id):
            if frame.head(1):
                batch_function(_read(glue_context, frame._jdf), batch_id)
    else:
        def process(frame, batch_id):
            kept = glue_context._glue_scala_context.kept(frame._jdf)
            try:
                if not kept.isEmpty():
                    batch_function(_read(glue_context, kept.rows()), batch_id)
            finally:
                kept.close()

    return process


def _read(glue_context, jdf):
    """The batch under its own schema, where the source was told to infer it."""
    from pyspark.sql import DataFrame

    return DataFrame(glue_context._glue_scala_context.inferred(jdf), glue_context.spark_session)


def for_each_batch(glue_context, frame, batch_function, options):
    """Runs until the stream ends. options: windowSize, checkpointLocation; batchMaxRetries (3), persistDataFrame (true)."""
    started = []

    def is_over():
        return any(not each.isActive for each in started)

    function = _with_retries(_kept(glue_context, batch_function, options), int(options.get("batchMaxRetries", 3)), is_over)
    query = (
        frame.writeStream.foreachBatch(function)
        .trigger(processingTime=_window(options))
        .option("checkpointLocation", _required(options, "checkpointLocation"))
        .start()
    )
    started.append(query)
    query.awaitTermination()


def sample_of_stream(glue_context, frame, options, batch_function):
    """The first records of a stream as a DynamicFrame: up to recordPollingLimit (100), within pollingTimeInMs (10000)."""
    from awsglue.dynamicframe import DynamicFrame

    limit = int(options.get("recordPollingLimit", 100))
    deadline = time.monotonic() + int(options.get("pollingTimeInMs", 10000)) / 1000
    rows = []

    def collect(batch, batch_id):
        if len(rows) < limit:
            rows.extend(batch.take(limit - len(rows)))

    query = frame.writeStream.foreachBatch(collect).trigger(processingTime=_window(options)).start()
    while query.isActive and len(rows) < limit and time.monotonic() < deadline:
        query.awaitTermination(1)
    query.stop()
    sample = DynamicFrame.fromDF(
        _read(glue_context, glue_context.spark_session.createDataFrame(rows, frame.schema)._jdf), glue_context, "sample")
    if batch_function is not None:
        batch_function(sample.toDF(), None)
    return sample
