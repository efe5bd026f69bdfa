{# A stable key: MD5 over the columns, told apart by a separator; null and '' differ. #}
{% macro surrogate_key(columns) -%}
    md5(
        {%- for column in columns %}
            coalesce('=' || cast({{ column }} as {{ dbt.type_string() }}), '-')
            {% if not loop.last %} || '|' || {% endif %}
        {%- endfor %}
    )
{%- endmacro %}
