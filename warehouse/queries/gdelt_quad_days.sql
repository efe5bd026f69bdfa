-- How many events of each quad class are there a day, as a GDELT notebook asks it?
-- Look at: the columns are GDELT's own; counts are running, not those of the first fifteen minutes.
select day, quadclass, count(*) as events, sum(nummentions) as mentions, round(avg(goldsteinscale), 2) as goldstein
from marts.gdelt_events
group by day, quadclass
order by day desc, quadclass
limit 40
