"""Makes workbooks with LibreOffice (7.4) from those of XlsxWriter: ``python make_office.py``."""

import subprocess
import tempfile
from pathlib import Path

MADE = Path(__file__).parent / "made"


def main() -> None:
    given = sorted(MADE.glob("*.xlsxwriter.xlsx"))
    for ending in ("xlsx", "ods"):
        with tempfile.TemporaryDirectory() as folder:
            command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", ending]
            subprocess.run([*command, "--outdir", folder, *map(str, given)], check=True, capture_output=True)
            for made in Path(folder).glob(f"*.{ending}"):
                (MADE / f"{made.name.partition('.')[0]}.libreoffice.{ending}").write_bytes(made.read_bytes())


if __name__ == "__main__":
    main()
