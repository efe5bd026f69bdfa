-- How much of what an outlet prints is its own?
-- Look at: wire_share, articles credited to an agency or copied from an earlier article.
select
    outlet_name,
    country_code,
    is_agency,
    article_count,
    wire_article_count,
    round(wire_article_count / article_count, 2) as wire_share,
    mention_count
from marts.dim_outlets
order by article_count desc, outlet_name
limit 30
