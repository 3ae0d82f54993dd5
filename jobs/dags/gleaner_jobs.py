"""What the DAGs of Gleaner share: their settings and the task that submits a job.

Nothing is read or called when the scheduler parses a DAG file. Settings are Airflow Variables that
templates read when a task runs; those that the scheduler itself needs come from the environment.
How much of a cluster a job gets is said by the connection ``spark_default`` and the
``spark-defaults.conf`` of the worker; a job's own options (encoder, epochs, keyphrase method) by
``gleaner.properties`` in the folder ``GLEANER_CONF``.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

# The first date to score: the scheduler makes up for every date from here on.
FIRST_DATE = datetime.fromisoformat(os.environ.get("GLEANER_FIRST_DATE", "2026-11-01")).replace(
    tzinfo=timezone.utc
)

# A task is tried again after 5, 10 and 20 minutes: an input may be late, a cluster may be full.
DEFAULT_ARGS = {
    "owner": "gleaner",
    "depends_on_past": False,  # a bad date does not hold up the dates after it
    "retries": 3,
    "retry_delay": timedelta(minutes=5),
    "retry_exponential_backoff": True,
    "max_retry_delay": timedelta(hours=1),
    "execution_timeout": timedelta(hours=6),
}


def variable(name: str, default: str) -> str:
    """A template for the Airflow Variable gleaner_<name>."""
    return "{{ var.value.get('gleaner_%s', '%s') }}" % (name, default)


ROOT = variable("root", "hdfs:///gleaner")
CRAWL = variable("crawl", "hdfs:///gleaner/crawl")  # a folder for each date
LABELLED = variable("labelled", "hdfs:///gleaner/labelled")
HELD_OUT = variable("held_out", "hdfs:///gleaner/held-out")
MODEL = ROOT + "/models/cleaner"


def submit(job: str, arguments: list[str], **task) -> SparkSubmitOperator:
    """The task that runs a job of the command line; fails if the job does."""
    return SparkSubmitOperator(
        task_id=job,
        name="gleaner-" + job + "-{{ ds }}",
        application=variable("jar", "/opt/gleaner/gleaner.jar"),
        java_class="org.gleaner.jobs.Main",
        application_args=[job, *arguments],
        **task,
    )
