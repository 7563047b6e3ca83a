# Generated from aio/resources/admin.py by tools/unasync_sdk.py; change that file.
"""What only admins may do."""

from __future__ import annotations

from typing import Any, Dict, Optional

from graph_olap.resources.base import Resource

__all__ = ["AdminResource"]


class AdminResource(Resource):
    """Privileged operations."""

    def bulk_delete(
        self,
        resource_type: str,
        filters: Dict[str, Any],
        reason: str,
        expected_count: Optional[int] = None,
        dry_run: bool = False,
    ) -> Dict[str, Any]:
        """Deletes what all filters match, a hundred at most.

        Args:
            resource_type: instance, snapshot or mapping.
            filters: At least one of name_prefix, created_by, older_than_hours and status.
            reason: For the audit log, 1 to 500 characters.
            expected_count: How many there must be; another number deletes nothing.
            dry_run: Only tell what would be deleted.

        Returns:
            dry_run, matched_count, matched_ids, deleted_count, deleted_ids, failed_ids, errors.

        Raises:
            ForbiddenError: Without the role admin.
            ValidationError: Without a filter, with too many matches, or with another number of them.
        """
        body = {
            "resource_type": resource_type,
            "filters": filters,
            "reason": reason,
            "expected_count": expected_count,
            "dry_run": dry_run,
        }
        answer = self._http.request("DELETE", "/api/admin/resources/bulk", json=body, repeatable=dry_run)
        return dict(answer["data"])

    def e2e_cleanup(self) -> Dict[str, Any]:
        """Deletes everything that the configured test users own."""
        answer = self._http.delete("/api/admin/e2e-cleanup")
        return dict(answer["data"])
