"""The areas of the application, each a router."""
