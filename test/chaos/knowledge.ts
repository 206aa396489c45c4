/** Things of a clinic and where they are: each question has one answer, and none is like another. */
const places: Readonly<Record<string, string>> = {
  血压计: '护士站左边的蓝色柜子',
  轮椅: '一楼大厅的导诊台旁边',
  体重秤: '二楼走廊尽头的窗户下面',
  雨伞: '正门保安亭的铁桶里面',
  拐杖: '康复科门口的木架上面',
  体温枪: '发热门诊的抽屉里面',
  担架: '急诊通道右侧的墙边',
  饮水机: '输液大厅的东南角落',
  充电线: '挂号窗口下面的篮子里面',
  病历本: '收费处后面的书架上面',
  口罩: '预检分诊的桌子上面',
  尿杯: '检验科的取样窗台上面',
};

export const things = Object.keys(places);

/** What the document says of a thing, as an answer may say it. */
export const whereIs = (thing: string): string => `${thing}放在${places[thing] ?? ''}，用完放回原处`;

/** Stands in every section, for answers that are to be long. */
export const ADVICE =
  '请先到服务台说明情况，再按照工作人员的指引去取，用完以后要擦干净放回原来的地方，不要带出门诊大楼。';

/** The files of the knowledge base. */
export function clinicKnowledge(): Record<string, string> {
  const sections = things.map((thing) => `# ${thing}放在哪里\n\n${whereIs(thing)}。${ADVICE}\n`);
  return {
    'knowledge/clinic/knowledge.yaml': 'title: 门诊\nlanguage: zh\nassistant: clinic\n',
    'knowledge/clinic/documents/things.md': `---\ntitle: 东西放在哪里\nsources: [门诊手册]\n---\n\n${sections.join('\n')}`,
    'knowledge/clinic/qa-pairs.csv': [
      'question,answer,source',
      ...Object.entries(places).map(([thing, place]) => `${thing}放在哪里,${thing}放在${place}。,门诊手册`),
    ].join('\n'),
    'knowledge/clinic/good-questions.txt': things.map((thing) => `请问${thing}在哪里`).join('\n'),
    'knowledge/clinic/bad-questions.txt': '早上好各位\n收到\n哈哈哈\n',
  };
}

/** What nobody answers. */
export const chatter = ['早上好各位', '收到', '哈哈哈', '今天真冷啊', '大家周末愉快', '好的好的', '晚上一起吃饭吗'];
