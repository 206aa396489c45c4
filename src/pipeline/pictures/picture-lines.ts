import type { PictureGap, PictureRefusal, ScanModality } from '../../core/picture';
import type { Language } from '../../core/question';

type Words = Readonly<Record<Language, string>>;

const refusals: Readonly<Record<PictureRefusal, Words>> = {
  gone: {
    zh: '这张图我取不到了，可能已经撤回或过期，请再发一次。',
    en: 'I can no longer get this picture; it may have expired. Please send it again.',
  },
  failed: {
    zh: '这张图刚才没取成，请过一会儿再发一次。',
    en: 'I could not get this picture just now. Please send it again in a while.',
  },
  'too-large': {
    zh: '这张图太大了，请压缩到 20 MB 以内再发。',
    en: 'This picture is too large. Please send one of at most 20 MB.',
  },
  'too-many-dots': {
    zh: '这张图的像素太多，我打不开，请截取要问的部分再发。',
    en: 'This picture has too many pixels for me. Please crop it to the part you mean.',
  },
  heic: {
    zh: '这是 HEIC 格式，我打不开。请在手机里截个图，或存成 JPEG 再发。',
    en: 'This is a HEIC picture, which I cannot open. Please send a screenshot of it, or a JPEG.',
  },
  unsupported: {
    zh: '这种图片格式我打不开，请换成 JPEG 或 PNG 再发。',
    en: 'I cannot open this kind of picture. Please send it as JPEG or PNG.',
  },
  damaged: {
    zh: '这张图好像坏了，我打不开，请重新拍一张或再发一次。',
    en: 'This picture seems damaged and I cannot open it. Please take it or send it again.',
  },
  blank: {
    zh: '这张图里几乎什么都没有，请重新拍一张清楚的。',
    en: 'There is next to nothing on this picture. Please take a clear one.',
  },
  'too-many': {
    zh: '图片有点多，我一次只看前几张，其余的请分开问。',
    en: 'That is a lot of pictures; I look at the first few only. Please ask about the others by themselves.',
  },
  busy: {
    zh: '现在要看的图片太多，请过几分钟再问。',
    en: 'There are too many pictures to look at just now. Please ask again in a few minutes.',
  },
};

/** What a member is told whose picture is not read. */
export const refusedLine = (reason: PictureRefusal, language: Language): string => refusals[reason][language];

const gaps: Readonly<Record<PictureGap, Words>> = {
  'no-model': {
    zh: '我这里只能读图上的文字，看不了画面本身。',
    en: 'I can only read the words on a picture here, not what it shows.',
  },
  'no-recogniser': {
    zh: '我这里没有装识别文字的程序，图上的小字可能没读到。',
    en: 'Nothing here reads letters, so I may have missed small print.',
  },
  'kept-here': {
    zh: '为了保护隐私，这张图没有交给看图的模型，我只读了上面的文字。',
    en: 'To protect privacy this picture was not shown to a model; I read its words only.',
  },
  'model-failed': {
    zh: '看图的模型这会儿没有回应，我只读了图上的文字。',
    en: 'The model that looks at pictures did not answer just now; I read the words only.',
  },
  'looks-used-up': {
    zh: '这一小时看的图太多了，这张我只读了上面的文字。',
    en: 'I have looked at many pictures this hour; of this one I read the words only.',
  },
  'few-letters': {
    zh: '图上几乎没有我能读出的文字。',
    en: 'There are hardly any words on it that I can read.',
  },
  'first-frame': {
    zh: '这是动图，我只看了第一帧。',
    en: 'It is a moving picture; I looked at its first frame only.',
  },
  blurred: {
    zh: '图有些模糊，个别字可能读错，请以原件为准。',
    en: 'The picture is blurred and some words may be misread; trust the original.',
  },
};

/** What could not be seen, in words. */
export const gapLine = (gap: PictureGap, language: Language): string => gaps[gap][language];

const lines = {
  'report-intro': {
    zh: '照着报告自己写的参考范围比：',
    en: 'Against the reference ranges that the report itself gives:',
  },
  'report-normal': {
    zh: '读出来的{count}项都在报告自己写的参考范围内。',
    en: 'All {count} values that I could read are within the ranges that the report itself gives.',
  },
  'report-rest': { zh: '其余{count}项在范围内。', en: 'The other {count} are within their ranges.' },
  'report-outside': {
    zh: '另外{count}项不在范围内：{items}。',
    en: 'Another {count} are out of their ranges: {items}.',
  },
  'report-unclear': {
    zh: '有{count}项没读清或没有范围，没有比较。',
    en: '{count} could not be read clearly or have no range, and were not compared.',
  },
  'report-close': {
    zh: '这只是数字和范围的比较，不是诊断；高低不等于有病，请把报告拿给医生，结合情况来看。',
    en: 'This only compares numbers with ranges and is no diagnosis: please show the report to a doctor, who knows the case.',
  },
  'report-medicine': {
    zh: '药要不要用、加减或停换，请让医生定，我不能替您定。',
    en: 'Whether to take, change or stop a medicine is for your doctor; I cannot decide that.',
  },
  'report-urgent': {
    zh: '报告上标了“危急值”，请现在就联系医生或去急诊，不要等群里回复。',
    en: 'The report marks a critical value: please contact a doctor or go to an emergency department now, and do not wait for the group.',
  },
  'report-none': {
    zh: '这张报告我没读出能比较的数值。请拍正、拍清楚再发，或把项目、结果和参考范围打成字。',
    en: 'I could read no values to compare on this report. Please take it straight and clear, or type the item, result and range.',
  },
  mismatch: {
    zh: '（报告上标的箭头和范围对不上，请核对原件）',
    en: ' (the mark on the report does not fit its range; please check the original)',
  },
  'scan-lead': {
    zh: '这看起来是{what}。我不能看图判断是什么病，影像要由医生结合病情来看。',
    en: 'This looks like {what}. I cannot tell from a picture what it is; that is for a doctor who knows the case.',
  },
  'scan-general': { zh: '下面是资料里的一般内容：', en: 'In general the documents say this:' },
  'scan-close': {
    zh: '这不是诊断，请带着原片和报告去问医生。',
    en: 'This is no diagnosis: please take the images and their report to a doctor.',
  },
  'figure-lead': { zh: '这张图里：', en: 'From the picture: ' },
  'body-lead': {
    zh: '这看起来是一张身体部位的照片。我不能看照片判断是什么病，要由医生当面看。',
    en: 'This looks like a photo of a part of the body. I cannot tell from a photo what it is; a doctor has to see it.',
  },
  'body-close': {
    zh: '这不是诊断，请让医生当面看一看；越来越重就别等。',
    en: 'This is no diagnosis: please let a doctor see it, and do not wait if it gets worse.',
  },
  'figure-letters': { zh: '图上写着：', en: 'The figure says: ' },
  'box-letters': { zh: '包装上写着：', en: 'The box says: ' },
  'box-close': {
    zh: '怎么吃、吃多少，请照说明书和医生的嘱咐，拿不准就问医生或药师，我不能替您定。',
    en: 'How to take it and how much is for the leaflet and your doctor; when in doubt ask a doctor or pharmacist. I cannot decide that.',
  },
  'picture-unsure': { zh: '图本身我说不准。', en: 'I cannot tell much from the picture itself. ' },
  'documents-say': { zh: '资料里的相关内容：', en: 'Related in the documents: ' },
  'others-left': {
    zh: '另外{count}张我没有细说，请一张一张地问。',
    en: 'I left out the other {count}; please ask about them one at a time.',
  },
  'not-opened': { zh: '有{count}张没看成：', en: '{count} could not be looked at: ' },
  untold: {
    zh: '这张图我没看出能说的内容，可以说说想问图里的哪一处，或者把关键的文字打出来。',
    en: 'I can tell nothing useful from this picture. You could say which part you mean, or type its words.',
  },
  unread: {
    zh: '这张图没看成：这里没有装识别文字的程序，图也没能给看图的模型看。',
    en: 'I could not look at this picture: nothing here reads letters, and no model could see it.',
  },
  'untold-blind': {
    zh: '图上几乎没有我能读出的文字，画面本身我这里看不了。想问什么，可以把关键的文字打出来。',
    en: 'There are hardly any words on it that I can read, and I cannot see the picture itself. You could type what matters.',
  },
  'untold-doctor': {
    zh: '和身体有关的，请让医生看一看。',
    en: 'What is about your health is for a doctor to see.',
  },
  person: {
    zh: '这像是一张人物照片，我不辨认照片里的人。想问别的，可以用文字告诉我。',
    en: 'This looks like a photo of a person, and I do not say who people are. If you mean something else, please put it in words.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** One of the program's own sentences about pictures. */
export const pictureLine = (line: keyof typeof lines, language: Language): string => lines[line][language];

const kinds: Readonly<Record<ScanModality, Words>> = {
  ct: { zh: '一张 CT 影像', en: 'a CT image' },
  'x-ray': { zh: '一张 X 光片', en: 'an X-ray' },
  mri: { zh: '一张磁共振影像', en: 'an MRI image' },
  ultrasound: { zh: '一张超声图像', en: 'an ultrasound image' },
  pathology: { zh: '一张病理图像', en: 'a pathology image' },
  endoscopy: { zh: '一张内镜图像', en: 'an endoscopy image' },
  ecg: { zh: '一张心电图', en: 'an ECG' },
  fundus: { zh: '一张眼底照片', en: 'a photo of the eye ground' },
  other: { zh: '一张医学影像', en: 'a medical image' },
};

/** What a scan is called. */
export const scanName = (modality: ScanModality | null, language: Language): string =>
  kinds[modality ?? 'other'][language];
