-- Who holds which office for which country, since when, and by which sentence do we know?
-- Look at: is_contested, two holders of one office at one time.
select
    roles.actor_name,
    roles.role,
    countries.country_name,
    roles.first_seen_on,
    roles.last_seen_on,
    roles.is_contested,
    roles.is_former,
    roles.evidence_sentence,
    roles.evidence_url
from marts.dim_actor_roles as roles
left join marts.dim_countries as countries on roles.country_code = countries.country_code
inner join marts.dim_actors as actors on roles.actor_id = actors.actor_id
where actors.kind = 'person' and not actors.is_generic
order by roles.mention_count desc, roles.actor_name, roles.role
limit 30
