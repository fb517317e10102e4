"""JSON Schema (2020-12) over `Value`: one issue a leaf, in plain words, at its exact place.

The keywords that describe data are supported; `schema_problems` names those that are not, so
that nothing is ignored in silence. Two liberties, for YAML and JSX:

* a YAML date counts as text, in whatever format a schema asks of it: sites get a Date;
* an expression that is not a literal fits every schema: nobody knows its value.
"""

from __future__ import annotations

from guidelint.checks.json_schema.fits import props_surely_fit
from guidelint.checks.json_schema.issue import Issue, Schema
from guidelint.checks.json_schema.problems import schema_problems
from guidelint.checks.json_schema.validate import validate

__all__ = ["Issue", "Schema", "props_surely_fit", "schema_problems", "validate"]
