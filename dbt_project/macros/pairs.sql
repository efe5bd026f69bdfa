{# Pairs of acts that agree in `keys`, as from_act_id, to_act_id and `kind`: those of `one` with those of `other`, named so
   in the filter `where`. A full build writes every pair; a later run those of touched acts, from either side. #}
{% macro pairs(one, other, keys, kind, where="true") -%}
    {%- set keys = ["event_type", "status_class"] + keys -%}
    {%- for side in ["one", "other"] if is_incremental() or side == "one" %}
        select
            one.act_id as from_act_id, other.act_id as to_act_id, '{{ kind }}' as kind
        from {{ one }} as one
        inner join
            {{ other }} as other
            on {% for key in keys -%}
                one.{{ key }} = other.{{ key }} {%- if not loop.last %} and {% endif %}
            {% endfor %}
        where
            one.act_id != other.act_id
            and {{ is_touched(side ~ ".act_id") }}
            and ({{ where }})
        {%- if not loop.last %}
            union all
        {%- endif %}
    {%- endfor %}
{%- endmacro %}
