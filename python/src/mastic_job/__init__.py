"""Starts a job's Python script: `script` under a Spark job's JVM, `shell` as a Python shell job of its own."""
