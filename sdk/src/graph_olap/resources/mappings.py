# Generated from aio/resources/mappings.py by tools/unasync_sdk.py; change that file.
"""Mappings: what the graph is, in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Dict, List, Optional, Union

from graph_olap._text import UNSET, Duration, Unset, definitions, duration, given
from graph_olap.models import (
    EdgeDefinition,
    Instance,
    Mapping,
    MappingVersion,
    NodeDefinition,
    Snapshot,
    ValidationReport,
)
from graph_olap.pagination import PaginatedList
from graph_olap.resources.base import Resource

__all__ = ["MappingResource"]

Nodes = Union[Sequence[NodeDefinition], Sequence[Dict[str, Any]]]
Edges = Union[Sequence[EdgeDefinition], Sequence[Dict[str, Any]]]
PAGE = 100


class MappingResource(Resource):
    """Manage mapping definitions."""

    def list(
        self,
        owner: Optional[str] = None,
        search: Optional[str] = None,
        created_after: Optional[str] = None,
        created_before: Optional[str] = None,
        sort_by: str = "created_at",
        sort_order: str = "desc",
        offset: int = 0,
        limit: int = 50,
    ) -> PaginatedList[Mapping]:
        """Lists mappings, a page at a time.

        Args:
            owner: Only those of this user.
            search: Only those with this text in name or description.
            created_after: Only those created at or after this time (ISO 8601).
            created_before: Only those created at or before this time (ISO 8601).
            sort_by: name, created_at, updated_at or current_version.
            sort_order: asc or desc.
            offset: How many to skip.
            limit: How many to give, at most 100.
        """
        params = given(owner=owner, search=search, created_after=created_after, created_before=created_before)
        params.update(sort_by=sort_by, sort_order=sort_order, offset=offset, limit=min(limit, PAGE))
        return PaginatedList.of(self._http.get("/api/mappings", params), Mapping.from_api_response)

    def get(self, mapping_id: int) -> Mapping:
        """The mapping with its current version.

        Raises:
            NotFoundError: If there is none.
        """
        answer = self._http.get(f"/api/mappings/{mapping_id}")
        return Mapping.from_api_response(answer["data"])

    def get_version(self, mapping_id: int, version: int) -> MappingVersion:
        """One version.

        Raises:
            NotFoundError: If there is no such mapping or version.
        """
        answer = self._http.get(f"/api/mappings/{mapping_id}/versions/{version}")
        return MappingVersion.from_api_response(answer["data"])

    def list_versions(self, mapping_id: int) -> List[MappingVersion]:
        """All versions, newest first."""
        versions: List[MappingVersion] = []
        while True:
            answer = self._http.get(f"/api/mappings/{mapping_id}/versions", {"offset": len(versions), "limit": PAGE})
            page = PaginatedList.of(answer, MappingVersion.from_api_response)
            versions += page.items
            if not page.items or not page.has_more:
                return versions

    def list_snapshots(self, mapping_id: int) -> PaginatedList[Snapshot]:
        """All snapshots of all its versions, newest first, on one page."""
        snapshots: List[Snapshot] = []
        while True:
            answer = self._http.get(f"/api/mappings/{mapping_id}/snapshots", {"offset": len(snapshots), "limit": PAGE})
            page = PaginatedList.of(answer, Snapshot.from_api_response)
            snapshots += page.items
            if not page.items or not page.has_more:
                return PaginatedList(snapshots, len(snapshots), 0, max(PAGE, len(snapshots)))

    def list_instances(self, mapping_id: int, offset: int = 0, limit: int = 50) -> PaginatedList[Instance]:
        """Instances of all its snapshots, newest first."""
        answer = self._http.get(f"/api/mappings/{mapping_id}/instances", {"offset": offset, "limit": min(limit, PAGE)})
        return PaginatedList.of(answer, Instance.from_api_response)

    def create(
        self,
        name: str,
        description: Optional[str] = None,
        node_definitions: Nodes = (),
        edge_definitions: Edges = (),
        ttl: Optional[Duration] = None,
        inactivity_timeout: Optional[Duration] = None,
        *,
        data_source_id: Optional[int] = None,
        quality_policy: Optional[str] = None,
    ) -> Mapping:
        """Creates a mapping; the warehouse is asked whether it takes the SQL.

        Args:
            name: Display name.
            description: What it is for.
            node_definitions: One per label.
            edge_definitions: One per edge type.
            ttl: How long it lives (ISO 8601, e.g. ``P7D``).
            inactivity_timeout: How long it lives unused.
            data_source_id: Where the SQL runs; the default source if left out.
            quality_policy: What becomes of bad rows: fail, drop or quarantine.

        Raises:
            ValidationError: If a rule is broken or the warehouse refuses the SQL.
        """
        body = given(
            name=name,
            description=description,
            node_definitions=definitions(node_definitions),
            edge_definitions=definitions(edge_definitions),
            ttl=duration(ttl),
            inactivity_timeout=duration(inactivity_timeout),
            data_source_id=data_source_id,
            quality_policy=quality_policy,
        )
        answer = self._http.create("/api/mappings", body)
        return Mapping.from_api_response(answer["data"])

    def validate(
        self,
        node_definitions: Nodes,
        edge_definitions: Edges = (),
        *,
        data_source_id: Optional[int] = None,
    ) -> ValidationReport:
        """What the warehouse says of these definitions; nothing is stored."""
        body = given(
            node_definitions=definitions(node_definitions),
            edge_definitions=definitions(edge_definitions),
            data_source_id=data_source_id,
        )
        answer = self._http.request("POST", "/api/mappings/validate", json=body, repeatable=True)
        return ValidationReport.from_api_response(answer["data"])

    def update(
        self,
        mapping_id: int,
        change_description: str,
        node_definitions: Optional[Nodes] = None,
        edge_definitions: Optional[Edges] = None,
        *,
        name: Optional[str] = None,
        description: Optional[str] = None,
        quality_policy: Optional[str] = None,
    ) -> Mapping:
        """Makes a new version; what is left out stays as it is.

        Raises:
            ValidationError: If the change is not described, or a rule is broken.
            PermissionDeniedError: If it belongs to somebody else.
        """
        body = given(
            change_description=change_description,
            node_definitions=None if node_definitions is None else definitions(node_definitions),
            edge_definitions=None if edge_definitions is None else definitions(edge_definitions),
            name=name,
            description=description,
            quality_policy=quality_policy,
        )
        answer = self._http.put(f"/api/mappings/{mapping_id}", body)
        return Mapping.from_api_response(answer["data"])

    def delete(self, mapping_id: int) -> None:
        """Deletes a mapping.

        Raises:
            DependencyError: If there are snapshots of it.
            PermissionDeniedError: If it belongs to somebody else.
        """
        self._http.delete(f"/api/mappings/{mapping_id}")

    def copy(self, mapping_id: int, new_name: str) -> Mapping:
        """Copies the current version to a new mapping, which belongs to the caller."""
        answer = self._http.create(f"/api/mappings/{mapping_id}/copy", {"name": new_name})
        return Mapping.from_api_response(answer["data"])

    def set_lifecycle(
        self,
        mapping_id: int,
        ttl: Union[Duration, Unset, None] = UNSET,
        inactivity_timeout: Union[Duration, Unset, None] = UNSET,
    ) -> Mapping:
        """Sets how long it lives; ``None`` clears, what is left out stays."""
        wishes = {"ttl": ttl, "inactivity_timeout": inactivity_timeout}
        body = {k: duration(v) for k, v in wishes.items() if not isinstance(v, Unset)}
        answer = self._http.put(f"/api/mappings/{mapping_id}/lifecycle", body)
        return Mapping.from_api_response(answer["data"])

    def get_tree(
        self, mapping_id: int, *, include_instances: bool = True, status: Optional[str] = None
    ) -> Dict[str, Any]:
        """Its versions, their snapshots and the instances of those, as the platform answers them.

        Args:
            mapping_id: The mapping.
            include_instances: Whether to go down to instances.
            status: Only snapshots in this state.
        """
        params = given(include_instances=str(include_instances).lower(), status=status)
        answer = self._http.get(f"/api/mappings/{mapping_id}/tree", params)
        return dict(answer["data"])

    def diff_versions(self, mapping_id: int, from_version: int, to_version: int) -> Dict[str, Any]:
        """What is different between two versions: ``summary`` and ``changes``."""
        answer = self._http.get(f"/api/mappings/{mapping_id}/versions/{from_version}/diff/{to_version}")
        return dict(answer["data"])

    def diff(self, mapping_id: int, from_version: int, to_version: int) -> Dict[str, Any]:
        """Same as :meth:`diff_versions`."""
        return self.diff_versions(mapping_id, from_version, to_version)
