"""Runs the DAGs for some dates, every command for real on a local Spark.

The first week's commands, of which there is one of each job, are run by SparkSubmit; the same
commands for other dates by one Java machine with the same jar, since each start of it takes long.

Started by DagsIT, which sets JAVA_HOME, GLEANER_JAR, GLEANER_HOME, GLEANER_SPARK,
GLEANER_TEST_CLASSES and SPARK_JAVA_OPTIONS.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from contextlib import redirect_stdout
from datetime import datetime, timedelta, timezone
from pathlib import Path

from airflow import DAG, AirflowException, templates
from airflow.providers.apache.spark.operators import spark_submit

HOME = Path(os.environ["GLEANER_HOME"])
DAGS = HOME / "jobs" / "dags"
SAMPLE = HOME / "jobs/src/main/resources/org/gleaner/jobs/demo/sample/score.jsonl.gz"

WEEK = datetime(2026, 11, 1, tzinfo=timezone.utc)
LAST_DAY = WEEK + timedelta(days=6)
OLDER_DAY = WEEK + timedelta(days=5)
BAD_DAY = WEEK + timedelta(days=7)

parsing = False


def no_work(event: str, arguments: tuple) -> None:
    """An audit hook: parsing a DAG file may read Python files and do nothing else outside."""
    if parsing and event.split(".")[0] in {"open", "socket", "subprocess", "os", "shutil", "urllib"}:
        if event == "os.listdir" or (event == "open" and str(arguments[0]).endswith((".py", ".pyc"))):
            return  # the import system looks for modules
        raise AssertionError(f"Parsing a DAG did {event} {arguments}")


def parse() -> dict[str, DAG]:
    global parsing
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(DAGS))  # as Airflow does
    modules = sorted(file.stem for file in DAGS.glob("*.py"))
    sys.addaudithook(no_work)
    # A Variable that is read now would be read by the scheduler every half minute.
    real, templates.Variables.get = templates.Variables.get, None
    parsing = True
    try:
        for module in modules:
            importlib.import_module(module)
    finally:
        parsing = False
        templates.Variables.get = real
    return DAG.loaded


def files(folder: Path) -> dict[str, str]:
    """Every file with a hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def documents(folder: Path) -> list[str]:
    """The pages of the Parquet files, hashed, in order of the files, whose names are random.

    The footer is left out: it lists the encodings of a column in no fixed order.
    """
    hashes = []
    for path in sorted((folder / "documents").glob("*.parquet")):
        content = path.read_bytes()
        pages = content[: len(content) - 8 - int.from_bytes(content[-8:-4], "little")]
        hashes.append(hashlib.sha256(pages).hexdigest())
    return hashes


class CommandLoop:
    """A Java machine that runs the job of one command line of spark-submit after the other."""

    def __init__(self):
        jars = [os.environ["GLEANER_JAR"], os.environ["GLEANER_SPARK"] + "/*"]
        self.process = subprocess.Popen(
            [
                os.path.join(os.environ["JAVA_HOME"], "bin", "java"),
                *os.environ["SPARK_JAVA_OPTIONS"].split(),
                "-Xmx1g",
                "-cp",
                os.pathsep.join([os.environ["GLEANER_TEST_CLASSES"], *jars]),
                "org.gleaner.jobs.CommandLoop",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def submit(self, command: list[str]) -> tuple[int, str, str]:
        options = ["--master", command[command.index("--master") + 1]]
        job = command[command.index(os.environ["GLEANER_JAR"]) + 1 :]
        self.process.stdin.write(json.dumps([*job, *options]) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return answer["exit"], answer["out"], answer["err"]

    def close(self) -> None:
        self.process.communicate()


class ParsedDags(unittest.TestCase):
    def test_settings_of_the_scheduler(self):
        score, train = DAG.loaded["gleaner_score"], DAG.loaded["gleaner_train"]
        self.assertEqual(("@daily", True, 1), (score.schedule, score.catchup, score.max_active_runs))
        self.assertEqual(("@weekly", False, 1), (train.schedule, train.catchup, train.max_active_runs))
        for dag in (score, train):
            self.assertGreater(dag.dagrun_timeout, timedelta(0))
            for task in dag.tasks.values():
                self.assertLessEqual(task.settings["execution_timeout"], dag.dagrun_timeout)
                self.assertTrue(task.settings["retry_exponential_backoff"])
        self.assertEqual(["score", "publish"], [task.task_id for task in score.in_order()])
        self.assertEqual(
            ["train", "promote", "score_again"], [task.task_id for task in train.in_order()]
        )

    def test_helper_is_no_dag(self):
        self.assertIn("gleaner_jobs\\.py", (DAGS / ".airflowignore").read_text())

    def test_commands_differ_by_date_alone(self):
        for dag in DAG.loaded.values():
            for task in dag.tasks.values():
                one, two = (
                    json.dumps(
                        [
                            getattr(task.rendered(templates.context(day, day)), field)
                            for field in task.template_fields
                        ],
                        default=str,
                    )
                    for day in (OLDER_DAY, LAST_DAY)
                )
                self.assertNotEqual(one, two)
                day_before = (OLDER_DAY - timedelta(days=1), LAST_DAY - timedelta(days=1))
                for old, new in ((OLDER_DAY, LAST_DAY), day_before):
                    one = one.replace(f"{old:%Y-%m-%d}", f"{new:%Y-%m-%d}")
                self.assertEqual(one, two)

    def test_templates_are_jinja(self):
        try:
            import jinja2
        except ImportError:
            self.skipTest("Needs jinja2, which need not be installed")
        jinja = jinja2.Environment(undefined=jinja2.StrictUndefined)
        context = templates.context(LAST_DAY, BAD_DAY)
        texts = [
            text
            for dag in DAG.loaded.values()
            for task in dag.tasks.values()
            for field in task.template_fields
            for value in [getattr(task, field)]
            for text in (value if isinstance(value, list) else [value])
            if isinstance(text, str)
        ]
        self.assertGreater(len(texts), 20)
        for text in texts:
            self.assertEqual(jinja.from_string(text).render(context), templates.render(text, context))


class ExecutedDags(unittest.TestCase):
    """One story, since each command starts a Spark."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = Path(temporary.name)
        (self.root / "conf").mkdir()
        (self.root / "conf/gleaner.properties").write_text(
            "train.set = features=text\ntrain.epochs = 6\ntrain.batch-size = 2\n"
            "train.vocabulary-size = 200\nscore.keyphrases = tf-idf\nscore.language = en\n"
        )
        os.environ.update(
            PATH=f"{Path(__file__).parent}{os.pathsep}{os.environ['PATH']}",
            GLEANER_CONF=str(self.root / "conf"),
            AIRFLOW_CONN_SPARK_DEFAULT=json.dumps({"conn_type": "spark", "host": "local[2]"}),
            AIRFLOW_VAR_GLEANER_JAR=os.environ["GLEANER_JAR"],
            AIRFLOW_VAR_GLEANER_ROOT=str(self.root),
            AIRFLOW_VAR_GLEANER_CRAWL=str(self.root / "crawl"),
            AIRFLOW_VAR_GLEANER_LABELLED=str(self.root / "labelled.jsonl"),
            AIRFLOW_VAR_GLEANER_HELD_OUT=str(self.root / "held-out.jsonl"),
            AIRFLOW_VAR_GLEANER_MAX_QUARANTINED_SHARE="0.2",
            AIRFLOW_VAR_GLEANER_MAX_REMOVED_SHARE="1",
        )
        pages = gzip.decompress(SAMPLE.read_bytes()).decode().splitlines()
        self.pages = sorted(pages, key=len)
        self.crawl(OLDER_DAY, self.pages[:4])
        self.crawl(LAST_DAY, self.pages[4:8])
        self.labelled("held-out.jsonl", range(40, 48))

    def crawl(self, date: datetime, lines: list[str]) -> None:
        folder = self.root / "crawl" / f"{date:%Y-%m-%d}"
        folder.mkdir(parents=True)
        (folder / "pages.jsonl").write_text("\n".join(lines) + "\n")

    def labelled(self, name: str, numbers: range) -> None:
        """Documents of four segments, of which the first and the last are boilerplate."""
        content = "the river flows slowly through the quiet valley"
        (self.root / name).write_text(
            "".join(
                '{"id": "%d", "labels": [1, 0, 0, 1], "text": "click here to subscribe   %s %d   %s'
                '   click here to subscribe"}\n' % (number, content, number, content)
                for number in numbers
            )
        )

    def scored(self, date: datetime) -> Path:
        return self.root / "scored" / f"date={date:%Y-%m-%d}"

    def run_dag(self, name: str, date: datetime, only: set[str] | None = None) -> dict[str, dict]:
        """The last line of each task's output, which the log has."""
        log = io.StringIO()
        with redirect_stdout(log):
            DAG.loaded[name].run(date, only)
        return {
            line.split("\t")[0]: json.loads(line.split("\t")[2])
            for line in log.getvalue().splitlines()
        }

    def versions(self) -> list[str]:
        return sorted(path.name for path in (self.root / "models/cleaner").iterdir())

    def test_weeks_and_days(self):
        # A first week: there is no model, so the candidate comes into use and scores the last day.
        self.labelled("labelled.jsonl", range(40))
        ran = self.run_dag("gleaner_train", WEEK)
        self.assertEqual({"train", "promote", "score", "publish"}, set(ran))
        self.assertTrue(ran["promote"]["metrics"]["promoted"])
        self.assertIsNone(ran["promote"]["metrics"]["in_use"])
        self.assertGreater(ran["promote"]["metrics"]["candidate"], 0.9)
        self.assertEqual(["v1"], self.versions())
        self.assertEqual(4, ran["publish"]["rows"])
        self.assertIn("models/cleaner/v1", (self.scored(LAST_DAY) / "report.html").read_text())
        last_day = files(self.scored(LAST_DAY))

        # Each job has been submitted once: that will do.
        loop = CommandLoop()
        self.addCleanup(loop.close)
        self.addCleanup(setattr, spark_submit, "submit", spark_submit.by_process)
        spark_submit.submit = loop.submit

        # An older date is made up for: the newer one stays as it is.
        ran = self.run_dag("gleaner_score", OLDER_DAY)
        self.assertTrue(ran["publish"]["metrics"]["published"])
        older_day = documents(self.scored(OLDER_DAY))
        self.assertGreater(len(older_day), 0)
        self.assertEqual(last_day, files(self.scored(LAST_DAY)))

        # The same date again: the same bytes, no folder besides, nothing left over.
        self.run_dag("gleaner_score", OLDER_DAY)
        self.assertEqual(older_day, documents(self.scored(OLDER_DAY)))
        self.assertEqual(last_day, files(self.scored(LAST_DAY)))
        published = sorted(path.name for path in (self.root / "scored").iterdir())
        self.assertEqual([self.scored(OLDER_DAY).name, self.scored(LAST_DAY).name], published)
        self.assertEqual([], list((self.root / "staged").iterdir()))

        # A bad date: the gate fails the task, nothing is published, the output is there to look at.
        self.crawl(BAD_DAY, [*self.pages[8:11], '{"id": "cut off', "no JSON"])
        with self.assertRaisesRegex(AirflowException, "quarantined share 0.4000 is more than"):
            self.run_dag("gleaner_score", BAD_DAY)
        self.assertFalse(self.scored(BAD_DAY).exists())
        self.assertEqual(last_day, files(self.scored(LAST_DAY)))
        staged = self.root / "staged" / f"{BAD_DAY:%Y-%m-%d}"
        self.assertEqual(2, json.loads((staged / "_gleaner.json").read_text())["quarantined"])

        # The next week's candidate removes nothing: it is refused, and the one in use stays.
        candidate = self.root / "candidates" / f"{BAD_DAY:%Y-%m-%d}"
        shutil.copytree(self.root / "models/cleaner/v1", candidate)
        config = json.loads((candidate / "config.json").read_text())
        config["state"]["threshold"] = [1.0]
        (candidate / "config.json").write_text(json.dumps(config))
        for checksum in candidate.rglob(".*.crc"):
            checksum.unlink()
        version = files(self.root / "models")
        ran = self.run_dag("gleaner_train", BAD_DAY, {"promote"})
        self.assertFalse(ran["promote"]["metrics"]["promoted"])
        self.assertLess(ran["promote"]["metrics"]["candidate"], ran["promote"]["metrics"]["in_use"])
        self.assertEqual(version, files(self.root / "models"))


parse()

if __name__ == "__main__":
    unittest.main()
