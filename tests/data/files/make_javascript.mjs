// Makes workbooks with what programs in JavaScript write with: run where exceljs 4.4.0 and xlsx (SheetJS) 0.18.5 can be found, as
// `node make_javascript.mjs`; neither need be in our locks.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/");
const ExcelJS = require("exceljs");
const XLSX = require("xlsx");
const here = new URL(".", import.meta.url).pathname;
const kinds = JSON.parse(readFileSync(here + "tables.json", "utf8"));
const letter = (column) => XLSX.utils.encode_col(column);

async function withExcelJS(name, kind) {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = Boolean(kind.is_1904);
  for (const [title, rows] of Object.entries(kind.sheets)) {
    const sheet = book.addWorksheet(title, { state: (kind.hidden ?? []).includes(title) ? "hidden" : "visible" });
    rows.forEach((row, r) => row.forEach((value, c) => {
      if (value === null) return;
      const cell = sheet.getCell(r + 1, c + 1);
      if (value?.formula) cell.value = { formula: value.formula, result: value.result };
      else if (value?.date) { cell.value = new Date(value.date + "T00:00:00Z"); cell.numFmt = "dd/mm/yyyy"; }
      else if (value?.percent !== undefined) { cell.value = value.percent; cell.numFmt = "0.00%"; }
      else cell.value = value?.bool ?? value;
    }));
    for (const [a, b, c, d] of kind.spans?.[title] ?? []) sheet.mergeCells(a, c, b, d);
    for (const number of kind.hidden_rows?.[title] ?? []) sheet.getRow(number).hidden = true;
  }
  await book.xlsx.writeFile(here + `made/${name}.exceljs.xlsx`);
}

function withSheetJS(name, kind, ending) {
  const book = XLSX.utils.book_new();
  const epoch = kind.is_1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  for (const [title, rows] of Object.entries(kind.sheets)) {
    const sheet = {};
    let width = 1;
    rows.forEach((row, r) => row.forEach((value, c) => {
      width = Math.max(width, c + 1);
      if (value === null) return;
      let cell = { t: typeof value === "number" ? "n" : "s", v: value };
      if (value?.formula) cell = { t: typeof value.result === "number" ? "n" : "s", v: value.result, f: value.formula };
      else if (value?.date) cell = { t: "n", v: Math.round((Date.parse(value.date + "T00:00:00Z") - epoch) / 864e5), z: "d-m-yyyy" };
      else if (value?.percent !== undefined) cell = { t: "n", v: value.percent, z: "0%" };
      else if (value?.bool !== undefined) cell = { t: "b", v: value.bool };
      sheet[letter(c) + (r + 1)] = cell;
    }));
    sheet["!ref"] = `A1:${letter(width - 1)}${Math.max(rows.length, 1)}`;
    sheet["!merges"] = (kind.spans?.[title] ?? []).map(([a, b, c, d]) => ({ s: { r: a - 1, c: c - 1 }, e: { r: b - 1, c: d - 1 } }));
    sheet["!rows"] = rows.map((_, r) => ((kind.hidden_rows?.[title] ?? []).includes(r + 1) ? { hidden: true } : {}));
    XLSX.utils.book_append_sheet(book, sheet, title);
  }
  book.Workbook = {
    WBProps: { date1904: Boolean(kind.is_1904) },
    Sheets: Object.keys(kind.sheets).map((title) => ({ Hidden: (kind.hidden ?? []).includes(title) ? 1 : 0 })),
  };
  writeFileSync(here + `made/${name}.sheetjs.${ending}`, XLSX.write(book, { type: "buffer", bookType: ending, compression: true, bookSST: name === "lang" }));
}

for (const [name, kind] of Object.entries(kinds)) {
  // Neither writes a typed _x000D_ as Excel does.
  if (name === "getypt") continue;
  await withExcelJS(name, kind);
  withSheetJS(name, kind, "xlsx");
  // Its .ods writer knows neither hidden sheets and rows nor looks of numbers.
  if (["getallen", "teksten", "bladen", "leegte", "samengevoegd"].includes(name)) withSheetJS(name, kind, "ods");
}
