{{ config(materialized="table") }}

with
    landings as (
        select article_id, revision_id, landed_on
        from {{ source("staging", "articles") }}
        union all
        select article_id, revision_id, landed_on
        from {{ source("staging", "coding_runs") }}
    ),

    repeated as (
        select revision_id
        from {{ source("staging", "articles") }}
        group by revision_id
        having count(*) > 1
        union
        select revision_id
        from {{ source("staging", "coding_runs") }}
        group by revision_id
        having count(*) > 1
    )

select distinct article_id, revision_id, landed_on
from landings
where revision_id in (select revision_id from repeated)
