"""Where."""
from .where_locate import resolve_places
