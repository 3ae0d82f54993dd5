"""SparkSubmitOperator with the signature of apache-airflow-providers-apache-spark 5.0.

It builds the command line as the provider's hook does and runs it.
"""

from __future__ import annotations

import json
import os
import subprocess

from airflow import AirflowException, BaseOperator


def by_process(command: list[str]) -> tuple[int, str, str]:
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout, run.stderr


# Runs a command line; the test puts another in its place.
submit = by_process


class SparkSubmitOperator(BaseOperator):
    template_fields = (
        "application",
        "conf",
        "files",
        "py_files",
        "jars",
        "driver_class_path",
        "packages",
        "exclude_packages",
        "keytab",
        "principal",
        "proxy_user",
        "name",
        "application_args",
        "env_vars",
        "properties_file",
    )

    def __init__(
        self,
        *,
        application: str = "",
        conf: dict | None = None,
        conn_id: str = "spark_default",
        files: str | None = None,
        py_files: str | None = None,
        archives: str | None = None,
        driver_class_path: str | None = None,
        jars: str | None = None,
        java_class: str | None = None,
        packages: str | None = None,
        exclude_packages: str | None = None,
        repositories: str | None = None,
        total_executor_cores: int | None = None,
        executor_cores: int | None = None,
        executor_memory: str | None = None,
        driver_memory: str | None = None,
        keytab: str | None = None,
        principal: str | None = None,
        proxy_user: str | None = None,
        name: str = "arrow-spark",
        num_executors: int | None = None,
        status_poll_interval: int = 1,
        application_args: list | None = None,
        env_vars: dict | None = None,
        verbose: bool = False,
        spark_binary: str | None = None,
        properties_file: str | None = None,
        yarn_queue: str | None = None,
        deploy_mode: str | None = None,
        use_krb5ccache: bool = False,
        **kwargs,
    ):
        arguments = {key: value for key, value in locals().items() if key in self.template_fields}
        super().__init__(**kwargs)
        self.__dict__.update(arguments)
        self.conn_id = conn_id
        self.java_class = java_class

    def command(self) -> list[str]:
        connection = json.loads(os.environ["AIRFLOW_CONN_" + self.conn_id.upper()])
        command = ["spark-submit", "--master", connection["host"]]
        for key, value in (self.conf or {}).items():
            command += ["--conf", f"{key}={value}"]
        command += ["--name", self.name]
        if self.java_class:
            command += ["--class", self.java_class]
        return [*command, self.application, *map(str, self.application_args or [])]

    def execute(self, context: dict) -> None:
        code, out, err = submit(self.command())
        if code != 0:
            raise AirflowException(f"{self.task_id} failed: {err}")
        # As in Airflow, what the job prints goes to the log and is no result of the task.
        print(self.task_id, context["ds"], out, sep="\t", end="")
