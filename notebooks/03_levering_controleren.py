# %% [markdown]
# # Een levering controleren: past zij bij wat er eerder kwam?
#
# Echte cijfers: **NIET PUBLICEREN**. `ghnt check BESTAND` zegt welke rijen fout zijn. Dit laat zien
# of de levering als geheel lijkt op die van eerdere kwartalen.

# %%
import os

from ghnt_pipeline import open_store

store = open_store(os.environ.get("GHNT_PROJECT", "demo"))
SOORT = "veilig_thuis.meldingen"

# %% [markdown]
# ## Welke leveringen tellen?

# %%
bron, soort = SOORT.split(".")
deliveries = store.sql(
    """
    select raw_levering.periode, raw_levering.levering, raw_levering.zonder_nummers
    from raw_levering
    where raw_levering.bron = $bron and raw_levering.soort = $soort
    order by raw_levering.periode
    """,
    {"bron": bron, "soort": soort},
)
print(deliveries)

# %% [markdown]
# ## Hoeveel rijen, hoeveel meldingen, en hoe vol zijn de kolommen?
#
# Een kolom die opeens leeg is, of een gemeente die ontbreekt, is een vraag aan de leverancier.

# %%
filled = store.sql(
    """
    select
        raw_levering.periode,
        count(*) as rijen,
        count(distinct raw_meldingen.meldingnummer) as meldingen,
        count(distinct raw_meldingen.gemeente) as gemeenten,
        round(100 * count(raw_meldingen.casusnummer) / count(*)) as casusnummer_pct,
        round(100 * count(raw_meldingen.triagebesluit) / count(*)) as triagebesluit_pct,
        round(100 * count(raw_meldingen.datum_afsluiting) / count(*)) as afgesloten_pct
    from raw_meldingen
    inner join raw_levering on raw_meldingen.levering = raw_levering.levering
    group by raw_levering.periode
    order by raw_levering.periode
    """
)
print(filled.set_index("periode"))

# %% [markdown]
# ## Wat spreekt zichzelf tegen?

# %%
print(
    store.sql(
        """
        select chk_tegenstrijdig.soort, chk_tegenstrijdig.kolom, count(*) as nummers
        from chk_tegenstrijdig
        where chk_tegenstrijdig.bron = $bron
        group by chk_tegenstrijdig.soort, chk_tegenstrijdig.kolom
        order by nummers desc, chk_tegenstrijdig.kolom
        """,
        {"bron": bron},
    )
)

# %% [markdown]
# ## Hoeveel meldingen per gemeente, tegenover het kwartaal ervoor?

# %%
per_gemeente = store.meldingen().groupby(["gemeente", "kwartaal"]).size().unstack(fill_value=0)
last, before = per_gemeente.columns[-1], per_gemeente.columns[-2]
per_gemeente["verschil"] = per_gemeente[last] - per_gemeente[before]
print(per_gemeente[[before, last, "verschil"]].sort_values("verschil"))

# %%
store.close()
