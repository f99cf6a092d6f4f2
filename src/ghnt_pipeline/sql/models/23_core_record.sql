-- One row per record.
-- The number of each record, its codes and its profiel: a join on one number takes a third of the
-- time of one on three words. It is a hash; two records of one number would stop the build here.
select hash(bron, soort, nummer) as record, bron, soort, nummer, codes, profiel
from core_record_deel
