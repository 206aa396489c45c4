import type { AddFileStatus, DocumentChange, DocumentFormat, DocumentState, VectorState } from '../api';

const states: Record<DocumentState, string> = {
  'in-use': '在用',
  'not-yet-valid': '未生效',
  expired: '已过期',
  superseded: '已被取代',
  withdrawn: '已停用',
  removed: '文件已删',
};

const stateNotes: Record<DocumentState, string> = {
  'in-use': '回答时会查到它。',
  'not-yet-valid': '还没到生效的日子，回答时不会查到它。',
  expired: '已过有效期，回答时不会查到它。',
  superseded: '有别的文档取代了它，回答时不会查到它。',
  withdrawn: '管理员停用了它，文件再改也不会自动恢复。',
  removed: '它的文件不在了，回答时不会查到它。可以按最后的样子恢复。',
};

const changes: Record<DocumentChange, string> = {
  added: '新增',
  changed: '修改',
  removed: '文件删除',
  withdrawn: '停用',
  restored: '恢复',
  'rolled-back': '回到旧版',
  reviewed: '改设置',
};

const formats: Record<DocumentFormat, string> = {
  markdown: 'Markdown',
  text: '文本',
  html: '网页',
  pdf: 'PDF',
  docx: 'Word',
  xlsx: 'Excel',
  pptx: 'PowerPoint',
  csv: 'CSV',
  code: '代码',
  'office-legacy': '旧版 Office',
};

const uploads: Record<AddFileStatus, string> = {
  added: '已收下，马上可以查到。',
  'unknown-base': '没有这个知识库了，请刷新页面。',
  'bad-name': '文件名不能用：请去掉斜杠等符号，不要以点开头，也不要用保留的名字。',
  unsupported: '这种格式读不了。',
  exists: '已有同名文件。要替换，请勾选“替换同名文件”再传一次。',
  'too-large': '文件超过 32 MB。',
  unwritable: '服务器写不进这个文件夹。',
  refused: '读不了，没有收下。',
};

const vectors: Record<VectorState, string> = {
  off: '没有配置嵌入模型，只按词查找。',
  building: '正在按含义建索引。',
  ready: '按含义的索引是最新的。',
  broken: '按含义的索引坏了，正在重建。',
  unreachable: '按含义的索引连不上，暂时只按词查找。',
};

export const knowledgeZh = {
  knowledge: {
    listLabel: '文档',
    search: '按标题或路径找',
    all: '全部',
    states,
    formats,
    stateNotes,
    none: '这里没有文档。把文件拖进来，或放进知识库的文件夹。',
    noMatch: '没有符合的文档。',
    failed: '没能取回文档，会自动再试。',
    facts: (format: string, versions: number, passages: number) => `${format}，${versions} 个版本，${passages} 段`,
    shown: (from: number, to: number, total: number) => `${from}–${to}，共 ${total}`,
    previous: '上一页',
    next: '下一页',
    choose: '选一篇文档，看它的版本、有效期和引用过它的回答。',
    back: '回到列表',
    inBase: (base: string) => `知识库 ${base}`,
    original: '原文',
    sources: '资料来源',
    doubts: {
      circle: '它和别的文档互相取代，所以谁也没有取代谁。请改掉其中一个。',
      missing: '它要取代的文档里，有的现在不存在。',
    },

    settings: '有效期与审阅',
    from: '生效日',
    until: '失效日（当天仍有效）',
    supersedes: '取代哪些文档',
    supersedesNote: '每行一个路径，属于同一个知识库。',
    reviewedOn: '审阅日',
    reviewedBy: '审阅人',
    settingsNote: '在这里保存的以这里为准，直到文件再改；那时以文件为准。',
    isSetOnPage: '现在以页面上的为准，文件再改就以文件为准。',
    save: '保存',
    saved: '已保存，马上生效。',
    wrong: {
      until: '日期不对：失效日不能早于生效日。',
      supersedes: '有的路径不是这个知识库里的其他文档。',
    },
    notSaved: '没能保存，请再试一次。',

    withdraw: '停用',
    withdrawAsk: '停用后，回答时马上查不到它。',
    withdrawSure: '确定停用',
    restore: '恢复',

    versions: '版本',
    version: (number: number) => `第 ${number} 版`,
    changes,
    by: (who: string) => (who === 'file' ? '来自文件' : who === 'admin' ? '管理员' : who.replace(/^sync:/, '同步自 ')),
    characters: (count: string) => `${count} 字`,
    noText: '太旧，原文没有留存。',
    current: '现在',
    showText: '看原文',
    showChange: '看改动',
    hide: '收起',
    rollBack: '回到这一版',
    rollBackAsk: '文字、有效期和审阅都回到这一版，直到文件再改。',
    rollBackSure: '确定回去',
    noChange: '文字没有改动。',
    sameLines: (count: number) => `……${count} 行相同……`,
    added: '新增的行',
    removed: '删去的行',
    textFailed: '没能取回这一版。',

    citing: '引用过它的回答',
    citingNone: '还没有回答引用过它。',
    citingWithdrawn: '停用之前，这些回答引用过它，请看看要不要更正。',
    citingGone: '消息没有留存',

    upload: '添加文件',
    uploadTo: '放进',
    drop: '把文件拖到这里，或',
    pick: '选文件',
    replace: '替换同名文件',
    uploading: '正在上传和读取…',
    uploads,
    uploadFailed: '没能传上去，请再试一次。',

    reading: (path: string, done: number, total: number) => `正在读 ${path}（${done}/${total}）`,
    readAgain: '重新读文件夹',
    problems: (count: number) => `上次读取：${count} 个问题`,
    noProblems: '上次读取没有问题。',
    origins: {
      title: '外部来源',
      sync: '从来源同步',
      running: (origin: string, done: number) => `正在从 ${origin} 同步（已看 ${done} 篇）`,
      last: (at: string, changed: number) => `来源同步：${at}，${changed} 篇有变化`,
      never: (count: number) => `${count} 个外部来源，还没有同步过`,
      failed: '上次同步没有完成，详见日志。',
      notes: (count: number) => `${count} 篇没有取到`,
    },
    line: (file: string, line: number | undefined) => (line === undefined ? file : `${file}，第 ${line} 行`),
    severity: { error: '没有读', warning: '要看看', notice: '说明' },
    vectors,
    progress: (done: number, total: number) => `${done}/${total}`,
  },
};
