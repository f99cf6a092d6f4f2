# %% [markdown]
# # Een eigen vraag: hoe lang duurt de triage, per soort melder?
#
# Echte cijfers: **NIET PUBLICEREN**. Begin hier met een eigen vraag en vervang de delen.

# %%
import os

from ghnt_pipeline import open_store

store = open_store(os.environ.get("GHNT_PROJECT", "demo"))

# %% [markdown]
# ## Met pandas, over de meldingen zelf
#
# `meldingen()` geeft elke melding die telt één keer; `kwartaal` is een periode, dus te sorteren en
# te groeperen.

# %%
meldingen = store.meldingen(periode="2019")
meldingen["dagen"] = (meldingen["datum_triagebesluit"] - meldingen["datum_melding"]).dt.days
meldingen["door_politie"] = meldingen["hoedanigheid_melder"] == "politie"
print(
    meldingen.dropna(subset=["dagen"])
    .groupby(["kwartaal", "door_politie"])["dagen"]
    .agg(["size", "median", "max"])
)

# %% [markdown]
# ## Met SQL, over elke tabel
#
# De tabellen staan in `src/ghnt_pipeline/sql/models`; de eerste regel zegt wat één rij is. Geef
# waarden mee als parameter, met hun naam.

# %%
print(
    store.sql(
        """
        select
            core_melding.hoedanigheid_melder,
            count(*) as meldingen,
            count(core_melding.onderzoeksnummer) as met_onderzoek
        from core_melding
        where core_melding.gemeente = $gemeente
        group by core_melding.hoedanigheid_melder
        order by meldingen desc, core_melding.hoedanigheid_melder
        limit 5
        """,
        {"gemeente": "GM0505"},
    )
)

# %% [markdown]
# ## Klopt het met het cijfer van de uitgave?
#
# Leg een eigen telling altijd naast het cijfer dat er al is.

# %%
own = len(store.meldingen("2019K1", "Dordrecht"))
(figure,) = store.indicators(
    "meldingen", gebied="Dordrecht", periode="2019K1", uitsplitsing="totaal"
)["waarde"]
assert own == figure, "de eigen telling is een andere dan die van de opslag"
print("Eigen telling en opslag zijn gelijk.")

# %%
store.close()
