select
    country_code,
    iso2 as country_iso2_code,
    fips as country_fips_code,
    {{ adapter.quote("numeric") }} as country_numeric_code,
    name as country_name,
    capital as capital_name,
    region as region_name,
    latitude,
    longitude,
    true as is_country
from {{ ref("countries") }}

union all

select
    country_code,
    cast(null as {{ dbt.type_string() }}) as country_iso2_code,
    cast(null as {{ dbt.type_string() }}) as country_fips_code,
    cast(null as {{ dbt.type_string() }}) as country_numeric_code,
    country_name,
    cast(null as {{ dbt.type_string() }}) as capital_name,
    cast(null as {{ dbt.type_string() }}) as region_name,
    cast(null as double) as latitude,
    cast(null as double) as longitude,
    false as is_country
from
    (
        values
            ('IGO', 'Intergovernmental organisations'),
            ('NGO', 'Non-governmental organisations')
    ) as other(country_code, country_name)
