{# ACLED's code of what kind of party an actor is: 1 state forces, 2 rebels, 3 armed gangs, 7 civilians, 8 other, to which
   state forces abroad belong. Rioters (5) and protesters (6) are told by what they do, not by who they are. #}
{% macro acled_inter(sector_code, country_code, place_country_code) -%}
    case
        when
            {{ sector_code }} in ('GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY')
            and {{ country_code }} = {{ place_country_code }}
        then 1
        when {{ sector_code }} = 'REB'
        then 2
        when {{ sector_code }} = 'CRM'
        then 3
        when {{ sector_code }} in ({{ civilian_sectors() }})
        then 7
        else 8
    end
{%- endmacro %}

{# Sectors whose people carry no arms, as a list in SQL. #}
{% macro civilian_sectors() -%}
    'BUS', 'CVL', 'EDU', 'LAB', 'MED', 'NGO', 'OPP', 'PTY', 'REF', 'REL'
{%- endmacro %}
