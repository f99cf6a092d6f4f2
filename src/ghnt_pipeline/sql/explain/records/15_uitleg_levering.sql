-- One row per levering, stap.
-- How many rows of each delivery each step takes; `raakt` when any is of this area and period.
select levering, stap, count(*) as rijen, bool_or(raakt) as raakt
from uitleg_stap
group by levering, stap
