-- Who is most in the news?
-- Look at: states include their governments ("Moscow", "the Kremlin"), persons and
-- other bodies stand for themselves.
select
    actors.actor_name,
    actors.kind,
    actors.country_code,
    actors.sector_code,
    sum(named.mention_count)::bigint as mention_count,
    min(named.first_seen_on) as first_seen_on,
    max(named.last_seen_on) as last_seen_on
from marts.dim_actors as named
inner join
    marts.dim_actors as actors
    on case when named.kind = 'government' then named.parent_actor_id else named.actor_id end = actors.actor_id
where named.kind != 'population' and not named.is_generic
group by all
order by mention_count desc, actors.actor_name
limit 10
