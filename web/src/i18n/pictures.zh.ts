import type {
  PictureGap,
  PictureKind,
  PicturePath,
  PictureRefusal,
  RangeVerdict,
  ScanModality,
} from '../pictures/pictures-api';

const kind: Record<PictureKind, string> = {
  report: '化验单',
  scan: '医学影像',
  'body-part': '身体部位的照片',
  'medicine-box': '药盒或说明书',
  figure: '图表',
  screenshot: '截图',
  person: '人像',
  other: '其他图片',
};

const modality: Record<ScanModality, string> = {
  ct: 'CT',
  'x-ray': 'X 光',
  mri: '核磁共振',
  ultrasound: '超声',
  pathology: '病理',
  endoscopy: '内镜',
  ecg: '心电图',
  fundus: '眼底照相',
  other: '其他影像',
};

const path: Record<PicturePath, string> = {
  report: '按化验单回答：每一行与它自己的参考范围比，比较由程序计算，不靠模型。',
  'medical-image': '按医学影像回答：只讲资料里的一般知识，不下诊断，请他去看医生。',
  figure: '按图表回答：用图里的文字和说明去查资料，附上出处。',
  text: '按图里的文字回答。',
};

const refusal: Record<PictureRefusal, string> = {
  gone: '平台上已经没有这张图了。',
  failed: '当时没能取到或打开它。',
  'too-large': '文件太大，没有看。',
  'too-many-dots': '超过 2500 万像素，没有看。',
  heic: '手机的 HEIC 格式这里打不开，可以换成 JPEG 或截图。',
  unsupported: '不是这里能打开的图片。',
  damaged: '图片已损坏，打不开。',
  blank: '整张几乎是一种颜色，没有内容。',
  'too-many': '这个问题的图片太多，没有看到这一张。',
  busy: '等着看的图片太多，没有轮到它。',
};

const gap: Record<PictureGap, string> = {
  'no-model': '没有配置能看图的模型，只读了文字。',
  'no-recogniser': '这里没有识别文字的程序，没有读文字。',
  'kept-here': '助手的规定是图片不离开本机，所以没有给模型看。',
  'model-failed': '看图的模型没有回答。',
  'looks-used-up': '这一小时看图的次数已到上限。',
  'few-letters': '几乎读不出文字。',
  'first-frame': '是动图，只看了第一帧。',
  blurred: '文字不清楚，读到的可能有错。',
};

const verdict: Record<RangeVerdict, string> = { high: '偏高', low: '偏低', normal: '范围内' };

/** Pictures: in the composer, below messages and answers, of documents, and what was read of them. */
export const picturesZh = {
  pictures: {
    add: '添加图片',
    drafts: '要发的图片',
    draft: (position: number, name: string) => `图片 ${position}：${name}`,
    remove: (position: number) => `去掉图片 ${position}`,
    ready: (count: number) => `有 ${count} 张图片要发`,
    drop: '松开鼠标，添加图片',
    heic: (name: string) => `打不开手机的 HEIC 格式，请换成 JPEG 或截图：${name}`,
    unsupported: (name: string) => `只能发图片（JPEG、PNG、WebP、GIF、BMP）：${name}`,
    tooLarge: (name: string) => `一张图片最多 20 MB：${name}`,
    tooMany: '一次最多发 10 张图片。',

    one: '图片',
    numbered: (position: number) => `图片 ${position}`,
    enlarge: (name: string) => `${name}，点开放大`,
    gone: '图片打不开，可能已到期删除',
    onPlatform: '图片在原来的群里',

    title: '图片',
    is: (name: string, by: string) => `看作${name}，${by}。`,
    kind,
    modality,
    scanOf: (scan: string, of: string) => `${scan}（${of}）`,
    by: { model: '由看图的模型判断', text: '由图里的文字判断' },
    sureness: (by: string, percent: string) => `${by}（把握 ${percent}）`,
    path,
    notAsked: '这个问题没有用到它。',
    refused: '没有看成',
    refusal,
    gap,
    rows: '化验单的各行',
    columns: { item: '项目', value: '结果', range: '参考范围', printed: '单上标记', verdict: '与范围比' },
    printed: { high: '↑ 高', low: '↓ 低' },
    verdict,
    cannotTell: '说不准',
    letters: (count: number) => `读到的文字（${count} 行）`,
    observations: (count: number) => `看图模型的描述（${count} 条）`,
    observationsNote: '模型的原话，只供管理员查看，没有原样发给群里。',
    hidden: (count: number) => `涂黑了 ${count} 处个人信息，模型看不到。`,

    figures: (count: number) => `图和表（${count}）`,
    allFigures: '显示全部',
    figuresFailed: '没能取回文档里的图。',
    table: '表格',
    lettersOf: '图里的文字',
    description: '模型写的说明',
    questions: '能回答的问题',
    unread: '还没有读过图里的文字。',
  },
};
