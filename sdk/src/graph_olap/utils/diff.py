"""What changed between two versions of a mapping, in words."""

from __future__ import annotations

from typing import Any

__all__ = ["diff_to_dict", "render_diff_details", "render_diff_summary"]

_SIGNS = {"added": "+", "removed": "-", "modified": "~"}


def render_diff_summary(diff: dict[str, Any]) -> str:
    """One line: how many nodes and edges were added, removed and modified."""
    summary = diff["summary"]
    parts = [
        f"{summary[f'{what}_{change}']} {what} {change}"
        for what in ("nodes", "edges")
        for change in _SIGNS
        if summary.get(f"{what}_{change}")
    ]
    versions = f"Version {diff['from_version']} to {diff['to_version']}: "
    return versions + (", ".join(parts) or "no change")


def render_diff_details(diff: dict[str, Any]) -> str:
    """One line per label and type: what happened to it, and which fields changed."""
    lines = [render_diff_summary(diff)]
    for what, name in (("nodes", "label"), ("edges", "type")):
        for item in diff["changes"].get(what, []):
            fields = ", ".join(item.get("fields_changed") or [])
            sign = _SIGNS.get(item["change_type"], "?")
            lines.append(f"  {sign} {what[:-1]} {item[name]}" + (f" ({fields})" if fields else ""))
    return "\n".join(lines)


def diff_to_dict(diff: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    """Names of labels and types, by what happened to them.

    Returns:
        ``{"nodes": {"added": [...], "removed": [...], "modified": [...]}, "edges": {...}}``
    """
    return {
        what: {
            change: [i[name] for i in diff["changes"].get(what, []) if i["change_type"] == change] for change in _SIGNS
        }
        for what, name in (("nodes", "label"), ("edges", "type"))
    }
