"""What the small workbooks hold: for each kind its sheets, as a person would type them. See README.md.

A value is a text, a number, nothing, or a pair of what it is and what stands there: a date, a formula with its result, …
``tables.json`` holds the same for the producers that are no Python; ``python tables.py`` writes it.
"""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HEADINGS = ["Nr", "Actie", "Actiehouder", "Deadline", "Stand"]


def day(text: str) -> dict[str, str]:
    return {"date": text}


ACTIONS = [
    HEADINGS,
    [1, "Vier-ogenprincipe bij vergunningen vastleggen", "vergunningen", day("2027-03-01"), "loopt"],
    [2, "Meldpunt integriteit bekend maken", "integriteit", day("2028-02-29"), "open"],
    [3, "Aanbesteding: ‘één’ vraag over herkomst van geld (€ 5.000)", None, None, "gereed"],
]
KINDS: dict[str, dict[str, Any]] = {
    "acties": {"sheets": {"Acties": ACTIONS}},
    "datums": {
        "sheets": {
            "Datums": [
                ["Wanneer"],
                *([day(text)] for text in ("1900-03-01", "1999-12-31", "2000-02-29", "2027-10-31", "2099-01-01")),
            ]
        }
    },
    "datums1904": {
        "is_1904": True,
        "sheets": {"Acties": ACTIONS, "Datums": [["Wanneer"], [day("1999-12-31")], [day("2027-03-01")]]},
    },
    "samengevoegd": {
        "sheets": {"Acties": [["Actieplan 2027", None, None], ["Nr", "Actie", "Wie"], [1, "Een", "griffier"], [2, "Twee", None]]},
        "spans": {"Acties": [[1, 1, 1, 3], [3, 4, 3, 3]]},
    },
    "verborgen": {
        "sheets": {"Lijsten": [["laag"], ["hoog"]], "Acties": [["Actie", "Wie"], ["Een", "griffier"], ["Twee", "secretaris"]]},
        "hidden": ["Lijsten"],
        "hidden_rows": {"Acties": [2]},
    },
    "formules": {
        "sheets": {
            "Som": [
                ["Uren", "Tarief", "Samen"],
                [2, 10, {"formula": "A2*B2", "result": 20}],
                [3, 10.5, {"formula": "A3*B3", "result": 31.5}],
                ["totaal", None, {"formula": "C2+C3", "result": 51.5}],
                ["woord", None, {"formula": 'A4&"!"', "result": "totaal!"}],
            ]
        }
    },
    "vreemd": {
        "sheets": {
            "Vreemd": [["WaarOnwaar", "Procent"], [{"bool": True}, {"percent": 0.5}], [{"bool": False}, {"percent": 0.125}]]
        }
    },
    "teksten": {
        "sheets": {
            "Teksten": [
                ["Soort", "Tekst"],
                ["regels", "eerste regel\ntweede regel"],
                ["tekens", "< & > \" ' ; , | \\"],
                ["accenten", "één cafeetje in Łódź, ≤ 30 dagen → straks ✓"],
                ["buiten het eerste vlak", "een 🏛 en 𝔘"],
                ["van rechts", "שלום"],
                ["als formule", "=1+1"],
                ["met teken", "- Vier ogen"],
                ["getal als tekst", "007"],
                ["code", "BES-04"],
            ]
        }
    },
    "getypt": {"sheets": {"Teksten": [["Soort", "Tekst"], ["getypt", "een _x000D_ en _x0041_ en _x005F_"]]}},
    "breed": {"sheets": {"Planning": [["Actie", *(f"week {number}" for number in range(1, 61))], ["Een", *["x"] * 60]]}},
    "leegte": {"sheets": {"Blad1": [[], [], [None, None, "Actie", None, "Wie"], [], [None, None, "Een", None, "griffier"]]}},
    "getallen": {"sheets": {"Getallen": [["Getal"], *([n] for n in (0, -1, 2.5, 0.1, 1e10, 12345678901, -0.25, 0.125))]}},
    "bladen": {
        "sheets": {
            title: [["Blad", "Nummer"], [title, number]]
            for number, title in enumerate(("Q1 2027", "O'Brien", "a & b", "Łódź", "laatste"), start=1)
        }
    },
    "lang": {"sheets": {"Lang": [["Nr", "Tekst"], *([n, f"regel {n} " + "a" * (30 * n)] for n in range(1, 61))]}},
}

if __name__ == "__main__":
    (HERE / "tables.json").write_text(json.dumps(KINDS, ensure_ascii=False, indent=1), encoding="utf-8")
