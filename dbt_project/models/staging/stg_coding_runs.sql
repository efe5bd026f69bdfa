with
    coding_runs as (
        {{
            first_landing(
                source("staging", "coding_runs"), "revision_id", "landed_on"
            )
        }}
    )

select
    article_id,
    revision_id,
    landed_on,
    language,
    outcome,
    sentence_count,
    event_count,
    coder,
    coder_version
from coding_runs
