import { checkPageAddress } from './page-address';

const check = (url: string) => checkPageAddress(url, ['mp.weixin.qq.com', 'blog.example.org']);
const reasonOf = (url: string): string => {
  const result = check(url);
  return 'reason' in result ? result.reason : result.address.url;
};

describe('checkPageAddress', () => {
  it('takes an address of an allowed host', () => {
    expect(check('https://mp.weixin.qq.com/s/AbC_1-2?scene=1&x=%E8%8C%B4#rd')).toEqual({
      address: {
        url: 'https://mp.weixin.qq.com/s/AbC_1-2?scene=1&x=%E8%8C%B4',
        host: 'mp.weixin.qq.com',
        port: 443,
        isEncrypted: true,
        path: '/s/AbC_1-2?scene=1&x=%E8%8C%B4',
      },
    });
    expect(check('http://mp.weixin.qq.com')).toMatchObject({ address: { port: 80, isEncrypted: false, path: '/' } });
  });

  it.each([
    ['HTTPS://MP.WeiXin.QQ.com:443/s/a', 'https://mp.weixin.qq.com/s/a'],
    ['http://blog.example.org:80/?q=茴香', 'http://blog.example.org/?q=%E8%8C%B4%E9%A6%99'],
    ['https://mp.weixin.qq.com/a/../s/@b', 'https://mp.weixin.qq.com/s/@b'],
    ['https://mp.weixin.qq.com?__biz=x', 'https://mp.weixin.qq.com/?__biz=x'],
  ])('reads %s as %s', (url, read) => {
    expect(reasonOf(url)).toBe(read);
  });

  it.each([
    ...['', 'mp.weixin.qq.com/s/a', '//mp.weixin.qq.com/s', 'ftp://mp.weixin.qq.com/', 'https:mp.weixin.qq.com/'],
    ...['https://me@mp.weixin.qq.com/', 'https://:@mp.weixin.qq.com/', 'https://mp.weixin.qq.com@127.0.0.1/'],
    ...['https://mp.weixin.qq.com:8000/', 'https://mp.weixin.qq.com:80/', 'http://mp.weixin.qq.com:443/'],
    ...['https://mp.weixin.qq.com:65536/', 'https://ｍｐ.weixin.qq.com/', 'https://mp。weixin。qq。com/'],
    ...[
      'https://mp%2eweixin.qq.com/',
      'https://mp.weixin.qq.com\\s',
      'https://mp.weixin.qq.com/a\\b',
      'https://[::1]/',
    ],
    ...[
      'https://mp.weixin.qq.com/ a',
      'https://mp.weixin.qq.com/\r\nHost: x',
      ' https://mp.weixin.qq.com/',
      'http://0x7f.1.a:x/',
    ],
    ...[`https://mp.weixin.qq.com/${'a'.repeat(2100)}`, 'https://mp.weixin.qq.com/\u202e', 'http://2130706433/a b'],
  ])('does not take %p for an address', (url) => {
    expect(reasonOf(url)).toBe('not-an-address');
  });

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://169.254.169.254/a',
  ])('knows %s for an internal one', (url) => {
    expect(reasonOf(url)).toBe('internal-address');
  });

  it.each([
    ...['https://example.com/', 'https://mp.weixin.qq.com./', 'https://a.mp.weixin.qq.com/', 'https://weixin.qq.com/'],
    ...[
      'https://mp.weixin.qq.com.evil.example/',
      'https://xmp.weixin.qq.com/',
      'https://93.184.216.34/',
      'http://localhost/',
    ],
  ])('has %s not on the list', (url) => {
    expect(reasonOf(url)).toBe('host-not-allowed');
  });
});
