-- Every article of the lake is in fct_articles, once.
with
    staged as (select distinct article_id from {{ ref("stg_articles") }}),

    modelled as (select article_id from {{ ref("fct_articles") }})

select coalesce(staged.article_id, modelled.article_id) as article_id
from staged
full outer join modelled on staged.article_id = modelled.article_id
where staged.article_id is null or modelled.article_id is null
