"""TriggerDagRunOperator with the signature of Airflow 2.10."""

from __future__ import annotations

from datetime import datetime

from airflow import DAG, BaseOperator


class TriggerDagRunOperator(BaseOperator):
    template_fields = (
        "trigger_dag_id",
        "trigger_run_id",
        "logical_date",
        "conf",
        "wait_for_completion",
        "skip_when_already_exists",
    )

    def __init__(
        self,
        *,
        trigger_dag_id: str,
        trigger_run_id: str | None = None,
        conf: dict | None = None,
        logical_date: str | datetime | None = None,
        reset_dag_run: bool = False,
        wait_for_completion: bool = False,
        poke_interval: int = 60,
        allowed_states: list | None = None,
        failed_states: list | None = None,
        skip_when_already_exists: bool = False,
        deferrable: bool = False,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.trigger_dag_id = trigger_dag_id
        self.trigger_run_id = trigger_run_id
        self.conf = conf
        self.logical_date = logical_date
        self.wait_for_completion = wait_for_completion
        self.skip_when_already_exists = skip_when_already_exists

    def execute(self, context: dict) -> None:
        DAG.loaded[self.trigger_dag_id].run(datetime.fromisoformat(self.logical_date))
