"""
### Scores the crawl of a day

`score` cleans the documents of `<crawl>/<date>` with the model in use and extracts their
keyphrases into `<root>/staged/<date>`. `publish` is the gate: it reads the summary that the job
has left there and, if enough rows came out and not too large a share was quarantined or removed,
renames the folder to `<root>/scored/date=<date>`, where readers look:

`spark.read.option("basePath", "<root>/scored").parquet("<root>/scored/*/documents")`

A date that the gate refuses stays in `staged` with its report and quarantine, and what was
published before for that date stays too. Running a date again replaces that date alone, and gives
the same rows for the same input and model.
"""

from __future__ import annotations

from datetime import timedelta

from airflow import DAG

from gleaner_jobs import CRAWL, DEFAULT_ARGS, FIRST_DATE, MODEL, ROOT, submit, variable

STAGED = ROOT + "/staged/{{ ds }}"

with DAG(
    dag_id="gleaner_score",
    description="Clean the documents of a day and extract their keyphrases",
    schedule="@daily",
    start_date=FIRST_DATE,
    catchup=True,  # each date is a partition of its own, so a date that was missed is made up for
    max_active_runs=1,  # dates one after another: each gets the whole cluster
    dagrun_timeout=timedelta(hours=20),
    default_args=DEFAULT_ARGS,
    doc_md=__doc__,
    tags=["gleaner"],
) as dag:
    score = submit(
        "score",
        ["--input", CRAWL + "/{{ ds }}", "--output", STAGED, "--overwrite", "--cleaner", MODEL],
    )
    publish = submit(
        "publish",
        [
            "--from",
            STAGED,
            "--to",
            ROOT + "/scored/date={{ ds }}",
            "--min-rows",
            variable("min_rows", "1"),
            "--max-quarantined-share",
            variable("max_quarantined_share", "0.05"),
            "--max-removed-share",
            variable("max_removed_share", "0.95"),
        ],
        retries=1,  # what the gate refuses once it refuses again; the other try is for the cluster
        execution_timeout=timedelta(minutes=30),
    )
    score >> publish
