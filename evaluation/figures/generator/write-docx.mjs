import { escape, writeZip } from './files.mjs';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const pack = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';

const paragraph = (style, content) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">${escape(content)}</w:t></w:r></w:p>`;

const imageOf = ({ image }, number) => {
  const size = `cx="${image.width * 5600}" cy="${image.height * 5600}"`;
  return `<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="${number}" name="Picture ${number}"/><a:graphic><a:graphicData uri="${drawing}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${number}" name="image${number}.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdImage${number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
};

const tableOf = ({ head: first, rows }) => {
  const width = Math.floor(9000 / first.length);
  const cell = (content) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>${escape(content)}</w:t></w:r></w:p></w:tc>`;
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${first.map(() => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${[first, ...rows].map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl><w:p/>`;
};

const style = (id, name, size, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}${more}<w:rPr><w:sz w:val="${size}"/></w:rPr></w:style>`;
const styles = `${head}<w:styles xmlns:w="${main}">${style('Normal', 'Normal', 22)}${style('Title', 'Title', 40)}${style('Heading1', 'heading 1', 30, '<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr>')}${style('Caption', 'caption', 19)}<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="444444"/>`).join('')}</w:tblBorders></w:tblPr></w:style></w:styles>`;

export async function writeDocx(path, { title, blocks }) {
  const images = blocks.filter(({ figure }) => figure);
  const body = [paragraph('Title', title)];
  for (const block of blocks) {
    if (block.heading) body.push(paragraph('Heading1', block.heading));
    if (block.text) body.push(paragraph('Normal', block.text));
    if (block.figure) body.push(imageOf(block, images.indexOf(block) + 1));
    if (block.figure && block.caption) body.push(paragraph('Caption', block.caption));
    if (block.table) body.push(paragraph('Caption', block.table), tableOf(block));
  }
  await writeZip(path, {
    '[Content_Types].xml': `${head}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document xmlns:w="${main}" xmlns:r="${office}" xmlns:a="${drawing}/main" xmlns:pic="${drawing}/picture" xmlns:wp="${drawing}/wordprocessingDrawing"><w:body>${body.join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    'word/styles.xml': styles,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="${pack}/relationships"><Relationship Id="rIdStyles" Type="${office}/styles" Target="styles.xml"/>${images.map((_, i) => `<Relationship Id="rIdImage${i + 1}" Type="${office}/image" Target="media/image${i + 1}.png"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(images.map(({ image }, i) => [`word/media/image${i + 1}.png`, image.data])),
  });
}
