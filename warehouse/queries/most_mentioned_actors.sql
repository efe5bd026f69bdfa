-- Who is most in the news?
select actor_name, kind, country_code, sector_code, mention_count, article_count
from marts.dim_actors
where kind != 'population'
order by mention_count desc, article_count desc, actor_name
limit 10
