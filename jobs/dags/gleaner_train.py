"""
### Trains the cleaner anew each week

`train` learns a candidate from all labelled pages. `promote` evaluates the candidate and the model
in use on the same held-out pages, and puts the candidate into use only if it is better: it becomes
the next version (`v1`, `v2` ...) in `<root>/models/cleaner`, of which jobs take the last. A version
appears whole and never changes, so jobs that run meanwhile are not disturbed; to go back, move the
last version away. Then the last day of the week is scored again by the DAG `gleaner_score`, with
whichever model is in use now.
"""

from __future__ import annotations

from datetime import timedelta

from airflow import DAG
from airflow.operators.trigger_dagrun import TriggerDagRunOperator

from gleaner_jobs import DEFAULT_ARGS, FIRST_DATE, HELD_OUT, LABELLED, MODEL, ROOT, submit, variable

CANDIDATE = ROOT + "/candidates/{{ ds }}"

with DAG(
    dag_id="gleaner_train",
    description="Train the cleaner, and use it if it is better",
    schedule="@weekly",
    start_date=FIRST_DATE,
    catchup=False,  # only the newest training counts: it reads all labelled pages there are
    max_active_runs=1,  # two promotions at once would compare with a model that is about to go
    dagrun_timeout=timedelta(days=3),
    default_args=DEFAULT_ARGS,
    doc_md=__doc__,
    tags=["gleaner"],
) as dag:
    train = submit(
        "train",
        ["--task", "clean", "--input", LABELLED, "--model", CANDIDATE, "--overwrite"],
        execution_timeout=timedelta(days=1),
    )
    promote = submit(
        "promote",
        [
            "--task",
            "clean",
            "--candidate",
            CANDIDATE,
            "--model",
            MODEL,
            "--input",
            HELD_OUT,
            "--metric",
            variable("metric", "remove_f1"),
        ],
    )
    # By the other DAG, so that a date is never scored twice at the same time.
    score_again = TriggerDagRunOperator(
        task_id="score_again",
        trigger_dag_id="gleaner_score",
        logical_date="{{ (data_interval_end - macros.timedelta(days=1)).isoformat() }}",
        reset_dag_run=True,
        wait_for_completion=True,
        retries=0,
        execution_timeout=timedelta(days=1),
    )
    train >> promote >> score_again
