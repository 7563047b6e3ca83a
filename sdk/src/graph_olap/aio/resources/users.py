"""People and their roles."""

from __future__ import annotations

from typing import List, Optional

from graph_olap._text import given, segment, word
from graph_olap.aio.resources.base import AsyncResource
from graph_olap.models import User

__all__ = ["AsyncUserResource"]


class AsyncUserResource(AsyncResource):
    """Users: everybody may look, admins and ops may change."""

    async def list(self, is_active: Optional[bool] = None, limit: int = 50, offset: int = 0) -> List[User]:
        """Users, newest first; at most 200 at a time."""
        active = None if is_active is None else str(is_active).lower()
        params = given(is_active=active, limit=limit, offset=offset)
        answer = await self._http.get("/api/users", params)
        return [User.from_api_response(item) for item in answer["data"]]

    async def get(self, username: str) -> User:
        """One user."""
        return User.from_api_response(await self._http.get(f"/api/users/{segment(username)}"))

    async def create(self, username: str, email: str, display_name: str, role: str = "analyst") -> User:
        """Adds a user.

        Raises:
            ConflictError: If the name is taken.
        """
        body = {"username": username, "email": email, "display_name": display_name}
        return User.from_api_response(await self._http.post("/api/users", {**body, "role": word(role)}))

    async def update(
        self,
        username: str,
        email: Optional[str] = None,
        display_name: Optional[str] = None,
        is_active: Optional[bool] = None,
    ) -> User:
        """Changes what is given."""
        body = given(email=email, display_name=display_name, is_active=is_active)
        return User.from_api_response(await self._http.put(f"/api/users/{segment(username)}", body))

    async def assign_role(self, username: str, role: str) -> User:
        """Gives a user another role."""
        path = f"/api/users/{segment(username)}/role"
        return User.from_api_response(await self._http.put(path, {"role": word(role)}))

    async def deactivate(self, username: str) -> User:
        """Locks a user out; nothing is deleted."""
        return User.from_api_response(await self._http.delete(f"/api/users/{segment(username)}"))

    async def bootstrap(self, username: str, email: str, display_name: str, role: str = "admin") -> User:
        """Makes the first user, with the one-time token as the client's ``api_key``."""
        body = {"username": username, "email": email, "display_name": display_name}
        answer = await self._http.post("/api/users/bootstrap", {**body, "role": word(role)})
        return User.from_api_response(answer)
