import { subjectOf } from './subject-of';

describe('subjectOf', () => {
  it.each([
    ['离心机怎么预约', '离心机'],
    ['泌尿外科周几有门诊', '泌尿外科'],
    ['默认的端口是多少', '默认的端口'],
    ['我能吃虾吗', null],
    ['怎么预约离心机', null],
    ['多久能好', null],
    ['离心机', null],
    ['', null],
  ])('of "%s" is %j', (question, subject) => {
    expect(subjectOf(question)).toBe(subject);
  });
});
