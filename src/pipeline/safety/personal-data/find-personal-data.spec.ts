import { findPersonalData } from './find-personal-data';

const found = (text: string): string[] =>
  findPersonalData(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe('personal data', () => {
  it.each([
    ['打我电话138 0013-8000', 'phone 138 0013-8000'],
    ['１３８００１３８０００ 加我', 'phone １３８００１３８０００'],
    ['幺三八零零幺三八零零零', 'phone 幺三八零零幺三八零零零'],
    ['1️⃣3️⃣8️⃣00138000', 'phone 1️⃣3️⃣8️⃣00138000'],
    ['座机（0571）8765 4321转8012', 'phone （0571）8765 4321转8012'],
    ['+86 (138)0013-8000', 'phone +86 (138)0013-8000'],
    ['号11010519491231002x的', 'id-card 11010519491231002x'],
    ['1101 0519 4912 3100 2Ｘ', 'id-card 1101 0519 4912 3100 2Ｘ'],
    ['老证110105491231002', 'id-card 110105491231002'],
    ['尾号 6222 0000 0000 0000 004 那张', 'bank-card 6222 0000 0000 0000 004'],
    ['住院号：ZY-20240513', 'medical-record ZY-20240513'],
    ['46088 这是我的病案号', 'medical-record 46088'],
    ['MRN: 0046712', 'medical-record 0046712'],
    ['社保卡号 A12345678', 'insurance A12345678'],
    ['邮箱 a.b (at) qq.com', 'email a.b (at) qq.com'],
    ['加我微信：xiao_wang88', 'chat-id xiao_wang88'],
    ['QQ 2345 6789', 'chat-id 2345 6789'],
    ['护照号 E 1234 5678', 'passport E 1234 5678'],
    ['车牌苏A·12345', 'plate 苏A·12345'],
    ['家住浙江省杭州市西湖区文三路90号3栋502', 'address 浙江省杭州市西湖区文三路90号3栋502'],
    ['救护车到翠湖苑12-2-501', 'address 翠湖苑12-2-501'],
    ['送到 Room 502, 18 Wenyi Road, Hangzhou', 'address Room 502, 18 Wenyi Road, Hangzhou'],
    ['患者王建国，男，56岁', 'name 王建国'],
    ['姓 名：李  四 性别：女', 'name 李  四'],
    ['我妈陈秀英昨晚发烧', 'name 陈秀英'],
    ['挂刘主任的号', 'name 刘'],
    ['送检人：古丽娜尔·买买提', 'name 古丽娜尔·买买提'],
    ['Patient name: Mary-Ann O’Neil', 'name Mary-Ann O’Neil'],
  ])('in %s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it.each([
    '血压 138/86，心率 72，血糖 6.1 mmol/L',
    '138 86 120 805 是四次的值',
    '国药准字H20013255、NCT01234567、ChiCTR2100041234',
    '打 120 或 12356，也可以 400-810-1234、010-12320',
    'https://mp.weixin.qq.com/s/13800138000',
    '患者高血压、白蛋白低，吃黄体酮和何首乌',
    '张力性气胸，张仲景的方子',
    '门诊楼3楼302诊室，上海的冬天',
    '谢谢医生，任何医生都行',
    '样本量 13800138000 例',
    '我叫什么不重要，姓名：保密',
    '[电话-7KQ2] 与 [姓名-ABCD]',
  ])('is not %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('that was told once is found where it is said again', () => {
    expect(found('保单号 88112233。后面问 88112233 怎么报')).toEqual(['insurance 88112233', 'insurance 88112233']);
  });
});
