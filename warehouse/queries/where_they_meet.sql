-- Where do they meet, and who meets there?
-- Look at: parties, every country that took part in talks at the place; talks told of a whole country are left out.
with
    meetings as (
        select
            events.event_id,
            events.place_name,
            events.place_country_code,
            events.event_on,
            unnest([events.source_country_code, events.target_country_code]) as party
        from marts.fct_events as events
        where events.event_type in ('CONSULT', 'AGREE') and events.is_counted and events.place_precision != 'country'
    )

select
    place_name,
    place_country_code,
    count(distinct event_id) as meeting_count,
    string_agg(distinct party, ', ' order by party) as parties,
    min(event_on) as first_on,
    max(event_on) as last_on
from meetings
group by place_name, place_country_code
order by meeting_count desc, place_name
limit 20
