"""The job as its script sees it: `init` loads the bookmarks, `commit` saves them."""


class Job:
    """Starts and commits a job; the work is the JVM's."""

    @classmethod
    def continuation_options(cls):
        return ["--continuation-option", "continuation-enabled", "continuation-readonly", "continuation-disabled"]

    @classmethod
    def job_bookmark_options(cls):
        return ["--job-bookmark-option", "job-bookmark-enable", "job-bookmark-pause", "job-bookmark-disable"]

    @classmethod
    def job_bookmark_range_options(cls):
        return ["--job-bookmark-from", "--job-bookmark-to"]

    @classmethod
    def id_params(cls):
        return ["--JOB_ID", "--JOB_RUN_ID", "--SECURITY_CONFIGURATION"]

    @classmethod
    def encryption_type_options(cls):
        return ["--encryption-type", "sse-s3"]

    @classmethod
    def data_lineage_options(cls):
        return ["--enable-data-lineage", "true", "false"]

    @classmethod
    def bookmark_of_continuation(cls, continuation):
        """The bookmark option that an argument of Glue's first days stands for, or None."""
        return dict(zip(cls.continuation_options()[1:], cls.job_bookmark_options()[1:])).get(continuation)

    def __init__(self, glue_context_or_spark_session):
        session = getattr(glue_context_or_spark_session, "spark_session", glue_context_or_spark_session)
        self._jspark_session = session._jsparkSession
        self._job = session.sparkContext._jvm.Job

    def init(self, job_name, args={}):
        """job_name: as the server knows it; args: what getResolvedOptions gave."""
        texts = {key: None if value is None else str(value) for key, value in args.items()}
        self._job.init(job_name, self._jspark_session, texts)

    def isInitialized(self):
        return self._job.isInitialized()

    def commit(self):
        self._job.commit()
