"""The Spark of an interactive session, as its cells and those who cancel them use it."""


class SparkSide:
    def __init__(self):
        self._group = None

    def start(self):
        """Makes the session's context; answers what the cells find as `spark` and `sc`."""
        from pyspark.sql import SparkSession

        spark = SparkSession.builder.getOrCreate()
        return {"spark": spark, "sc": spark.sparkContext}

    def connect(self, token):
        """Opens Spark Connect's service for who has the token."""
        from pyspark import SparkContext

        return SparkContext._jvm.io.mastic.runtime.connect.ConnectDoor.open(token)

    def _context(self):
        try:
            from pyspark import SparkContext
        except ImportError:
            return None
        return SparkContext._active_spark_context

    def begin_cell(self, number):
        self._group = None
        context = self._context()
        if context is not None:
            try:
                context.setJobGroup(f"statement-{number}", f"statement {number}", True)
                self._group = f"statement-{number}"
            except Exception:
                # A context whose JVM is gone, or that was stopped: the cell itself meets that.
                pass

    def end_cell(self):
        self._group = None

    def cancel(self):
        """Called again and again while a cell is to end: it may have begun another job meanwhile."""
        context = self._context()
        if context is None:
            return
        try:
            if self._group is not None:
                context.cancelJobGroup(self._group)
            else:
                context.cancelAllJobs()
        except Exception:
            pass

    def progress(self):
        """How much of the cell's tasks is done, between 0 and 1."""
        context, group = self._context(), self._group
        if context is None or group is None:
            return 0.0
        try:
            tracker = context._jsc.statusTracker()
            done = tasks = 0
            for job in tracker.getJobIdsForGroup(group):
                info = tracker.getJobInfo(job)
                for stage in info.stageIds() if info is not None else ():
                    facts = tracker.getStageInfo(stage)
                    if facts is not None:
                        done += facts.numCompletedTasks()
                        tasks += facts.numTasks()
            return done / tasks if tasks else 0.0
        except Exception:
            return 0.0

    def leave_connection(self):
        """A cell was torn out of a call of the JVM: its connection still waits for that answer, so another one is made."""
        context = self._context()
        try:
            client = context._gateway._gateway_client
            connection = client.get_thread_connection()
            if connection is not None:
                connection.close()
        except Exception:
            pass
