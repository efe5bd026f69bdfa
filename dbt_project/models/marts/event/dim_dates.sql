with
    days as (
        select event_on as date_on
        from {{ ref("int_mentions__resolved") }}
        union all
        select event_end_on as date_on
        from {{ ref("int_mentions__resolved") }}
        union all
        select reported_on as date_on
        from {{ ref("int_articles__current") }}
    ),

    bounds as (select min(date_on) as first_on, max(date_on) as last_on from days),

    spine as (
        {{ days_from_to("first_on", "last_on") }} from bounds where first_on is not null
    )

select
    date_on,
    cast(date_trunc('week', date_on) as date) as week_on,
    cast(date_trunc('month', date_on) as date) as month_on,
    cast(date_trunc('quarter', date_on) as date) as quarter_on,
    cast(year(date_on) as integer) as year_number,
    cast(month(date_on) as integer) as month_number,
    cast(
        {{ days_between("date_trunc('week', date_on)", "date_on") }} + 1 as integer
    ) as weekday_number
from spine
