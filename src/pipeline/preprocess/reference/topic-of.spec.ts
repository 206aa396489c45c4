import { nameIn, takenIn, topicOf } from './topic-of';

describe('topicOf', () => {
  it.each([
    ['你知道度拉糖肽吗', '度拉糖肽'],
    ['大家用过动态血糖仪没有', '动态血糖仪'],
    ['《夜航》讲了什么', '夜航'],
    ['幽门螺杆菌是什么？', '幽门螺杆菌'],
    ['什么是射频消融', '射频消融'],
    ['介绍一下达芬奇手术', '达芬奇手术'],
    ['我很喜欢那不勒斯披萨', null],
    ['我最近在学葡萄牙语', '葡萄牙语'],
    ['怎么部署ollama', 'ollama'],
    ['嗯，话说陈医生怎么样', '陈医生'],
    ['今天有点累', null],
    ['', null],
  ])('of "%s" is %j', (line, topic) => {
    expect(topicOf(line)).toBe(topic);
  });

  it('of a story is not looked for', () => {
    expect(topicOf(`你知道${'很长的'.repeat(40)}故事吗`)).toBeNull();
  });
});

describe('takenIn', () => {
  it.each([
    ['我爸在吃利伐沙班', '利伐沙班'],
    ['医生建议我妈做增强CT', '增强CT'],
    ['老公一直在打度拉糖肽', '度拉糖肽'],
    ['我们去爬山了', null],
  ])('of "%s" is %j', (line, topic) => {
    expect(takenIn(line)).toBe(topic);
  });
});

describe('nameIn', () => {
  it.each([
    ['射手座', '射手座'],
    ['Inkscape吧', 'Inkscape'],
    ['不知道啊', null],
    ['要看情况', null],
    ['这个', null],
  ])('of "%s" is %j', (line, name) => {
    expect(nameIn(line)).toBe(name);
  });
});
