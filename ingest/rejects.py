"""One row of the lake table `rejects`, the same from every stage: what was turned away, by whom, why, and the mend."""

from __future__ import annotations

from datetime import date
from typing import Any

from ingest.ids import stable_id


def reject_row(
    stage: str,
    landed_on: date,
    subject: str,
    reason: str,
    detail: str,
    *,
    capture_id: str | None = None,
    revision_id: str | None = None,
) -> dict[str, Any]:
    """A row as `ingest.schema.REJECTS`; `detail` is put on one line."""
    detail = " ".join(detail.split())
    return {
        "reject_id": stable_id(stage, subject, reason, detail, capture_id, revision_id),
        "landed_on": landed_on,
        "stage": stage,
        "subject": subject,
        "capture_id": capture_id,
        "revision_id": revision_id,
        "reason": reason,
        "detail": detail,
    }
