with
    outlets as (select * from {{ source("staging", "outlets") }}),

    renamed as (
        select source, publisher, country as country_code, language, homepage
        from outlets
    )

select *
from renamed
