-- Where do they meet, and who meets there?
-- Look at: parties, every country that took part in talks at the place; talks told of a whole country are left out.
with
    meetings as (
        select
            place_name,
            place_country_code,
            source_country_code,
            target_country_code,
            count(*) as meeting_count,
            min(event_on) as first_on,
            max(event_on) as last_on
        from marts.fct_events
        where event_type in ('CONSULT', 'AGREE') and is_counted and place_precision != 'country'
        group by all
    ),

    places as (
        select
            place_name,
            place_country_code,
            sum(meeting_count)::bigint as meeting_count,
            array_agg(source_country_code) || array_agg(target_country_code) as parties,
            min(first_on) as first_on,
            max(last_on) as last_on
        from meetings
        group by place_name, place_country_code
        order by meeting_count desc, place_name
        limit 20
    )

select
    place_name,
    place_country_code,
    meeting_count,
    nullif(array_to_string(list_sort(list_distinct(parties)), ', '), '') as parties,
    first_on,
    last_on
from places
order by meeting_count desc, place_name
