{# ACLED's code of what kind of party an actor is, by sector: 1 state, 2 rebels, 6 protesters, 7 civilians, 8 other. #}
{% macro acled_inter(sector_code) -%}
    case
        when {{ sector_code }} in ('GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY')
        then 1
        when {{ sector_code }} = 'REB'
        then 2
        when {{ sector_code }} in ('OPP', 'PTY', 'LAB')
        then 6
        when {{ sector_code }} in ('CVL', 'REF', 'MED', 'EDU', 'REL', 'BUS')
        then 7
        else 8
    end
{%- endmacro %}
