// A workbook of one sheet, as a block office would save it: texts as shared strings, numbers as
// numbers. Written here so that what the office is given stands in the walk, cell by cell.

import { deflateRawSync } from "node:zlib";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** The bytes of a workbook with one sheet of this name; a cell is a text, a number or null. */
export function workbook(name, rows) {
  const texts = [...new Set(rows.flat().filter((cell) => typeof cell === "string"))];
  const relation = (id, kind, target) =>
    `<Relationship Id="${id}" Type="${DOCUMENT}/${kind}" Target="${target}"/>`;
  const relations = (all) =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`;
  const part = (path, kind) => `<Override PartName="${path}" ContentType="${KIND}.${kind}+xml"/>`;
  return zip({
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default
      Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"
      />${part("/xl/workbook.xml", "sheet.main")}${part("/xl/worksheets/sheet1.xml", "worksheet")
      }${part("/xl/sharedStrings.xml", "sharedStrings")}</Types>`,
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${SHEET}" xmlns:r="${DOCUMENT}"><sheets><sheet
      name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      relation("rId1", "worksheet", "worksheets/sheet1.xml") +
        relation("rId2", "sharedStrings", "sharedStrings.xml"),
    ),
    "xl/sharedStrings.xml": `${HEAD}<sst xmlns="${SHEET}">${texts
      .map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
      .join("")}</sst>`,
    "xl/worksheets/sheet1.xml": `${HEAD}<worksheet xmlns="${SHEET}"><sheetData>${rows
      .map((cells, n) => row(cells, n + 1, texts))
      .join("")}</sheetData></worksheet>`,
  });
}

function row(cells, n, texts) {
  const cell = (value, column) => {
    const at = `${String.fromCharCode(65 + column)}${n}`;
    if (value === null) return "";
    if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
    return `<c r="${at}" t="s"><v>${texts.indexOf(value)}</v></c>`;
  };
  return `<row r="${n}">${cells.map(cell).join("")}</row>`;
}

/** A zip archive of the named texts. */
function zip(texts) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(texts)) {
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    // Version 2.0, names in UTF-8, deflated, 1 January 2024.
    [20, 0x800, 8, 0, 0x5821].forEach((value, n) => common.writeUInt16LE(value, 2 * n));
    [crc32(plain), packed.length, plain.length].forEach((value, n) =>
      common.writeUInt32LE(value, 10 + 4 * n),
    );
    common.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, place, title);
    const local = [Buffer.from("PK\x03\x04", "latin1"), common, title, packed];
    parts.push(...local);
    offset += local.reduce((sum, bytes) => sum + bytes.length, 0);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  const count = Object.keys(texts).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** The checksum of a zip archive's parts (CRC-32 of ISO 3309). */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
