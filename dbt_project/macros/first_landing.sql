{# Rows of `relation` with one row a `key`: of those landed twice the first by `landing`. Few are, so only they are sorted. #}
{% macro first_landing(relation, key, landing) -%}
    select {{ relation }}.*
    from {{ relation }}
    where
        {{ key }} not in (
            select {{ key }} from {{ relation }} group by {{ key }} having count(*) > 1
        )
    union all
    select {{ relation }}.*
    from {{ relation }}
    where
        {{ key }}
        in (select {{ key }} from {{ relation }} group by {{ key }} having count(*) > 1)
    qualify row_number() over (partition by {{ key }} order by {{ landing }}) = 1
{%- endmacro %}
