import { escape, writeZip } from './files.mjs';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const pack = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const spaces = `xmlns:a="${drawing}" xmlns:r="${office}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;
const kind = 'application/vnd.openxmlformats-officedocument.presentationml';
const top = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>';

const place = (x, y, w, h, tag = 'a') =>
  `<${tag}:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${w}" cy="${h}"/></${tag}:xfrm>`;
const words = (id, name, content, y, size, placeholder = '') =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr${placeholder ? '' : ' txBox="1"'}/><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr><p:spPr>${place(500000, y, 11200000, 560000)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr wrap="square"/><a:p><a:r><a:rPr lang="zh-CN" sz="${size}"/><a:t>${escape(content)}</a:t></a:r></a:p></p:txBody></p:sp>`;

function imageOf({ image }, id, number) {
  const scale = Math.min(9000000 / image.width, 4400000 / image.height);
  const [w, h] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  return `<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="Picture ${number}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rIdImage"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${place(Math.round((12192000 - w) / 2), 1500000, w, h)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;
}

function tableOf({ head: first, rows }, id) {
  const width = Math.floor(10000000 / first.length);
  const cell = (content) =>
    `<a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="zh-CN" sz="1800"/><a:t>${escape(content)}</a:t></a:r></a:p></a:txBody><a:tcPr/></a:tc>`;
  return `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="Table"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>${place(1000000, 2200000, width * first.length, 420000 * (rows.length + 1), 'p')}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${first.map(() => `<a:gridCol w="${width}"/>`).join('')}</a:tblGrid>${[first, ...rows].map((row) => `<a:tr h="420000">${row.map(cell).join('')}</a:tr>`).join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
}

/** A slide for the title, and one for every heading with what follows it. */
function slidesOf({ title, blocks }) {
  const slides = [{ title, blocks: [] }];
  for (const block of blocks) {
    if (block.heading) slides.push({ title: block.heading, blocks: [] });
    else slides.at(-1).blocks.push(block);
  }
  return slides;
}

function slideOf({ title, blocks }, number) {
  const shapes = [words(2, 'Title', title, 250000, 3200, '<p:ph type="title"/>')];
  for (const block of blocks) {
    const id = shapes.length + 2;
    if (block.text) shapes.push(words(id, 'Text', block.text, 900000, 1800));
    if (block.figure) shapes.push(imageOf(block, id, number));
    if (block.figure && block.caption) shapes.push(words(id + 1, 'Caption', block.caption, 6000000, 1600));
    if (block.table) shapes.push(words(id, 'Caption', block.table, 1500000, 1600), tableOf(block, id + 1));
  }
  return `${head}<p:sld ${spaces}><p:cSld><p:spTree>${top}${shapes.join('')}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
}

const relations = (...each) =>
  `${head}<Relationships xmlns="${pack}/relationships">${each.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

const colour = (name, value) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
const fonts = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>';
const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const stroke = `<a:ln w="9525">${fill}</a:ln>`;
const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
const theme = `${head}<a:theme xmlns:a="${drawing}" name="Plain"><a:themeElements><a:clrScheme name="Plain">${colour('dk1', '000000')}${colour('lt1', 'FFFFFF')}${colour('dk2', '22303C')}${colour('lt2', 'EEF2F6')}${['2B6CB0', 'C77D0A', '2F855A', 'C53030', '6B46C1', '7B8794'].map((value, i) => colour(`accent${i + 1}`, value)).join('')}${colour('hlink', '2B6CB0')}${colour('folHlink', '6B46C1')}</a:clrScheme><a:fontScheme name="Plain"><a:majorFont>${fonts}</a:majorFont><a:minorFont>${fonts}</a:minorFont></a:fontScheme><a:fmtScheme name="Plain"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${stroke.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
const map =
  'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"';

export async function writePptx(path, document) {
  const slides = slidesOf(document);
  const entries = {
    '[Content_Types].xml': `${head}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/ppt/presentation.xml" ContentType="${kind}.presentation.main+xml"/><Override PartName="/ppt/slideMasters/slideMaster1.xml" ContentType="${kind}.slideMaster+xml"/><Override PartName="/ppt/slideLayouts/slideLayout1.xml" ContentType="${kind}.slideLayout+xml"/><Override PartName="/ppt/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>${slides.map((_, i) => `<Override PartName="/ppt/slides/slide${i + 1}.xml" ContentType="${kind}.slide+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relations(['rId1', 'officeDocument', 'ppt/presentation.xml']),
    'ppt/presentation.xml': `${head}<p:presentation ${spaces}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rIdMaster"/></p:sldMasterIdLst><p:sldIdLst>${slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="rIdSlide${i + 1}"/>`).join('')}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(
      ['rIdMaster', 'slideMaster', 'slideMasters/slideMaster1.xml'],
      ...slides.map((_, i) => [`rIdSlide${i + 1}`, 'slide', `slides/slide${i + 1}.xml`]),
      ['rIdTheme', 'theme', 'theme/theme1.xml'],
    ),
    'ppt/slideMasters/slideMaster1.xml': `${head}<p:sldMaster ${spaces}><p:cSld><p:spTree>${top}</p:spTree></p:cSld><p:clrMap ${map}/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rIdLayout"/></p:sldLayoutIdLst></p:sldMaster>`,
    'ppt/slideMasters/_rels/slideMaster1.xml.rels': relations(
      ['rIdLayout', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['rIdTheme', 'theme', '../theme/theme1.xml'],
    ),
    'ppt/slideLayouts/slideLayout1.xml': `${head}<p:sldLayout ${spaces} type="titleOnly"><p:cSld name="Title"><p:spTree>${top}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`,
    'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relations([
      'rIdMaster',
      'slideMaster',
      '../slideMasters/slideMaster1.xml',
    ]),
    'ppt/theme/theme1.xml': theme,
  };
  slides.forEach((slide, i) => {
    const shown = slide.blocks.find(({ figure }) => figure);
    entries[`ppt/slides/slide${i + 1}.xml`] = slideOf(slide, i + 1);
    entries[`ppt/slides/_rels/slide${i + 1}.xml.rels`] = relations(
      ['rIdLayout', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
      ...(shown ? [['rIdImage', 'image', `../media/image${i + 1}.png`]] : []),
    );
    if (shown) entries[`ppt/media/image${i + 1}.png`] = shown.image.data;
  });
  await writeZip(path, entries);
}
