-- How many events of each quad class are there a day, as a GDELT notebook asks it?
-- Look at: the columns are GDELT's own; counts are running, not those of the first fifteen minutes.
select
    Day,
    QuadClass,
    count(*) as events,
    sum(NumMentions) as mentions,
    round(avg(GoldsteinScale), 2) as goldstein
from marts.gdelt_events
group by Day, QuadClass
order by Day desc, QuadClass
limit 40
