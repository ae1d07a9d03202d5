"""Groups of countries for which one published figure stands, and what is said of their roads."""

EU = "AT;BE;BG;CZ;DE;DK;ES;FR;GR;HR;HU;IT;LT;LU;NL;PL;PT;RO;SI;SK"
STANDARD_GAUGE = f"CN;{EU};CH;RS"
"""Countries of the standard-gauge parts of the through rate China to Europe, and their like."""
ASIA = "CN"
NORTH_EUROPE = "BE;DE;DK;FR;GB;NL;PL"
MEDITERRANEAN = "BG;ES;GR;HR;IT;MT;RO;SI;TR"
CAREC = "AZ;CN;GE;KG;KZ;MN;TJ;TM;UZ"

CAREC_ROAD_2022 = (
    "CAREC CPMM 2022 report: road transport",
    "https://cpmm.carecprogram.org/2022-report/road-transport",
    "2023",
)
"""Title, address and date of the report on trucks; the notes have that on trains."""
