-- Which articles were changed after they were published, and what did the change do to what they tell?
-- Look at: the acts told by the first and by the newest edition.
with articles as (select * from marts.fct_articles order by revision_count desc, last_landed_at desc, url limit 20)

select
    articles.publisher,
    articles.title,
    articles.revision_count,
    articles.first_landed_at,
    articles.last_landed_at,
    min_by(runs.event_count, editions.landed_at) as first_event_count,
    max_by(runs.event_count, editions.landed_at) as newest_event_count,
    articles.url
from articles
inner join staging.articles as editions on articles.article_id = editions.article_id
left join staging.coding_runs as runs on editions.revision_id = runs.revision_id
group by all
order by articles.revision_count desc, articles.last_landed_at desc, articles.url
