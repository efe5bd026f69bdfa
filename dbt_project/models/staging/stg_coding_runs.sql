with
    coding_runs as (select * from {{ source("staging", "coding_runs") }}),

    renamed as (
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
    ),

    first_landing as ({{ first_landing("renamed", "revision_id", "landed_on") }})

select *
from first_landing
