"""A stand-in for the few classes of Airflow 2.10 that the DAGs import, with their signatures.

It knows no scheduler: it keeps what a DAG file declares, renders templates and executes tasks. What
the real classes would refuse or ignore in silence is an error here: unknown arguments, an unknown
name in a template, a cycle.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from airflow import templates

__version__ = "2.10.5"


class AirflowException(Exception):
    """A task failed."""


class DAG:
    """The DAG of airflow.models.dag; takes the arguments of version 2.10 that are not deprecated."""

    loaded: dict[str, DAG] = {}
    _open: list[DAG] = []

    def __init__(
        self,
        dag_id: str,
        description: str | None = None,
        schedule=None,
        start_date: datetime | None = None,
        end_date: datetime | None = None,
        template_searchpath=None,
        template_undefined=None,
        user_defined_macros: dict | None = None,
        user_defined_filters: dict | None = None,
        default_args: dict | None = None,
        max_active_tasks: int = 16,
        max_active_runs: int = 16,
        dagrun_timeout: timedelta | None = None,
        sla_miss_callback=None,
        default_view: str = "grid",
        orientation: str = "LR",
        catchup: bool = True,
        on_success_callback=None,
        on_failure_callback=None,
        doc_md: str | None = None,
        params: dict | None = None,
        access_control: dict | None = None,
        is_paused_upon_creation: bool | None = None,
        jinja_environment_kwargs: dict | None = None,
        render_template_as_native_obj: bool = False,
        tags: list[str] | None = None,
        owner_links: dict[str, str] | None = None,
        auto_register: bool = True,
        fail_stop: bool = False,
        dag_display_name: str | None = None,
    ):
        unknown = set(default_args or {}) - BaseOperator.ARGUMENTS
        if unknown:
            raise AirflowException(f"Unknown in default_args of {dag_id}: {sorted(unknown)}")
        if start_date is None or start_date.tzinfo is None:
            raise AirflowException(f"{dag_id} needs a start_date with a time zone")
        self.dag_id = dag_id
        self.schedule = schedule
        self.start_date = start_date
        self.default_args = dict(default_args or {})
        self.max_active_runs = max_active_runs
        self.dagrun_timeout = dagrun_timeout
        self.catchup = catchup
        self.doc_md = doc_md
        self.tags = tags
        self.tasks: dict[str, BaseOperator] = {}

    def __enter__(self) -> DAG:
        DAG._open.append(self)
        return self

    def __exit__(self, *_) -> None:
        DAG._open.pop()
        DAG.loaded[self.dag_id] = self

    def in_order(self) -> list[BaseOperator]:
        """The tasks, each after those it depends on."""
        done: list[BaseOperator] = []
        while len(done) < len(self.tasks):
            ready = [t for t in self.tasks.values() if t not in done and t.upstream <= set(done)]
            if not ready:
                raise AirflowException(f"{self.dag_id} has a cycle")
            done += ready
        return done

    def run(self, logical_date: datetime, only: set[str] | None = None) -> None:
        """Runs the tasks for a date; ends with the first that fails, whatever its retries."""
        length = {"@daily": timedelta(days=1), "@weekly": timedelta(days=7)}[self.schedule]
        context = templates.context(logical_date, logical_date + length)
        for task in self.in_order():
            if only is None or task.task_id in only:
                task.rendered(context).execute(context)


class BaseOperator:
    """The arguments of airflow.models.baseoperator.BaseOperator that a DAG may need."""

    ARGUMENTS = {
        "task_id", "owner", "email", "email_on_retry", "email_on_failure", "retries", "retry_delay",
        "retry_exponential_backoff", "max_retry_delay", "start_date", "end_date", "depends_on_past",
        "wait_for_downstream", "dag", "params", "default_args", "priority_weight", "weight_rule",
        "queue", "pool", "pool_slots", "sla", "execution_timeout", "on_execute_callback",
        "on_failure_callback", "on_success_callback", "on_retry_callback", "on_skipped_callback",
        "trigger_rule", "resources", "run_as_user", "map_index_template", "max_active_tis_per_dag",
        "max_active_tis_per_dagrun", "executor", "executor_config", "do_xcom_push", "inlets",
        "outlets", "task_group", "doc", "doc_md", "doc_json", "doc_yaml", "doc_rst",
        "task_display_name", "logger_name", "allow_nested_operators",
    }  # fmt: skip

    template_fields: tuple[str, ...] = ()

    def __init__(self, *, task_id: str, **arguments):
        unknown = set(arguments) - self.ARGUMENTS
        if unknown:
            raise TypeError(f"Unknown arguments of task {task_id}: {sorted(unknown)}")
        self.task_id = task_id
        self.dag = DAG._open[-1]
        self.settings = {**self.dag.default_args, **arguments}
        self.upstream: set[BaseOperator] = set()
        if task_id in self.dag.tasks:
            raise AirflowException(f"Two tasks are named {task_id}")
        self.dag.tasks[task_id] = self

    def __rshift__(self, other: BaseOperator) -> BaseOperator:
        other.upstream.add(self)
        return other

    def rendered(self, context: dict) -> BaseOperator:
        """A copy whose template fields, and no others, are rendered."""
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        for field in self.template_fields:
            setattr(copy, field, templates.render(getattr(self, field), context))
        return copy

    def execute(self, context: dict) -> None:
        raise NotImplementedError
