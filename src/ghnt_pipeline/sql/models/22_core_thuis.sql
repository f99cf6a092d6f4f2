-- One row per plaats, waar, reeks.
-- `thuis` is the first of the plekken in which a row counts within a reeks: with `waar` it tells them all.
-- Only while building: its numbers are of one build.
select plaats, waar, reeks, min(plek) as thuis
from core_plaats_plek
group by plaats, waar, reeks
