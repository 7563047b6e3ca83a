# Generated from aio/resources/users.py by tools/unasync_sdk.py; change that file.
"""People and their roles."""

from __future__ import annotations

from typing import List, Optional

from graph_olap._text import given, segment, word
from graph_olap.models import User
from graph_olap.resources.base import Resource

__all__ = ["UserResource"]


class UserResource(Resource):
    """Users: everybody may look, admins and ops may change."""

    def list(self, is_active: Optional[bool] = None, limit: int = 50, offset: int = 0) -> List[User]:
        """Users, newest first; at most 200 at a time."""
        active = None if is_active is None else str(is_active).lower()
        params = given(is_active=active, limit=limit, offset=offset)
        answer = self._http.get("/api/users", params)
        return [User.from_api_response(item) for item in answer["data"]]

    def get(self, username: str) -> User:
        """One user."""
        return User.from_api_response(self._http.get(f"/api/users/{segment(username)}"))

    def create(self, username: str, email: str, display_name: str, role: str = "analyst") -> User:
        """Adds a user.

        Raises:
            ConflictError: If the name is taken.
        """
        body = {"username": username, "email": email, "display_name": display_name}
        return User.from_api_response(self._http.post("/api/users", {**body, "role": word(role)}))

    def update(
        self,
        username: str,
        email: Optional[str] = None,
        display_name: Optional[str] = None,
        is_active: Optional[bool] = None,
    ) -> User:
        """Changes what is given."""
        body = given(email=email, display_name=display_name, is_active=is_active)
        return User.from_api_response(self._http.put(f"/api/users/{segment(username)}", body))

    def assign_role(self, username: str, role: str) -> User:
        """Gives a user another role."""
        path = f"/api/users/{segment(username)}/role"
        return User.from_api_response(self._http.put(path, {"role": word(role)}))

    def deactivate(self, username: str) -> User:
        """Locks a user out; nothing is deleted."""
        return User.from_api_response(self._http.delete(f"/api/users/{segment(username)}"))

    def bootstrap(self, username: str, email: str, display_name: str, role: str = "admin") -> User:
        """Makes the first user, with the one-time token as the client's ``api_key``."""
        body = {"username": username, "email": email, "display_name": display_name}
        answer = self._http.post("/api/users/bootstrap", {**body, "role": word(role)})
        return User.from_api_response(answer)
