"""Renders the few forms of template that the DAGs use, and refuses every other."""

from __future__ import annotations

import ast
import os
import re
from datetime import datetime, timedelta
from types import SimpleNamespace

_EXPRESSION = re.compile(r"\{\{(.*?)\}\}")
_ALLOWED = (
    ast.Expression, ast.Name, ast.Load, ast.Attribute, ast.Call, ast.keyword, ast.Constant,
    ast.BinOp, ast.Sub, ast.Add,
)  # fmt: skip


class Variables:
    """var.value: Variables as Airflow reads them from the environment."""

    def get(self, key: str, default_var: str | None = None) -> str:
        value = os.environ.get("AIRFLOW_VAR_" + key.upper(), default_var)
        if value is None:
            raise KeyError(f"Variable {key} does not exist")
        return value


def context(start: datetime, end: datetime) -> dict:
    """What templates may name, for the run of an interval."""
    return {
        "ds": start.strftime("%Y-%m-%d"),
        "logical_date": start,
        "data_interval_start": start,
        "data_interval_end": end,
        "macros": SimpleNamespace(timedelta=timedelta),
        "var": SimpleNamespace(value=Variables()),
    }


def render(content, names: dict):
    """Renders the strings of lists and dictionaries too, as Airflow does."""
    if isinstance(content, str):
        return _text(content, names)
    if isinstance(content, list):
        return [render(part, names) for part in content]
    if isinstance(content, dict):
        return {key: render(value, names) for key, value in content.items()}
    return content


def _text(template: str, names: dict) -> str:
    text = _EXPRESSION.sub(lambda match: _value(match.group(1).strip(), names), template)
    if re.search(r"\{[{%#]|[}%#]\}", text):
        raise ValueError(f"Cannot render template: {template}")
    return text


def _value(expression: str, names: dict) -> str:
    tree = ast.parse(expression, mode="eval")
    for node in ast.walk(tree):
        if not isinstance(node, _ALLOWED):
            raise ValueError(f"Cannot render expression: {expression}")
    return str(eval(compile(tree, "template", "eval"), {"__builtins__": {}}, names))
