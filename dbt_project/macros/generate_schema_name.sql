{# Schemas are named as configured (`marts`, not `main_marts`), so that readers can rely on them. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
