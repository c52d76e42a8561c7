"""The values that go from room to room.  All are frozen; a new fact means a new value."""
