{# Rows of a staging table with one row a `key`: of those landed twice the first by `landing`. Few editions are landed
   twice, so only the rows of those are sorted. #}
{% macro first_landing(relation, key, landing) -%}
    {%- set landed_again -%}
        select revision_id from {{ ref("stg_repeated_landings") }}
    {%- endset -%}
    select *
    from {{ relation }}
    where revision_id not in ({{ landed_again }})
    union all
    select *
    from {{ relation }}
    where revision_id in ({{ landed_again }})
    qualify row_number() over (partition by {{ key }} order by {{ landing }}) = 1
{%- endmacro %}
