import { isHarmlessSvg } from './check-svg';

const around = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="9">${inside}</svg>`;

it.each([
  '<text x="1" fill="#444">javascript: href=&quot;https://example.org&quot; &lt;script&gt;</text>',
  '<g clip-path="url(#zr0-c1)"><path d="M1 2L3 4"></path></g>',
])('lets shapes and text pass: %s', (inside) => {
  expect(isHarmlessSvg(around(inside))).toBe(true);
});

it.each([
  '<script>alert(1)</script>',
  '<image href="file:///etc/passwd"/>',
  '<foreignObject></foreignObject>',
  '<use href="#a"/>',
  '<style>@import url(https://example.org)</style>',
  '<text onload="alert(1)">a</text>',
  '<path xlink:href="https://example.org"></path>',
  '<rect fill="url(https://example.org/a)"></rect>',
  '<rect style="background:url(data:image/png;base64,AA)"></rect>',
  '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
  '<text x=1>a</text>',
])('refuses %s', (inside) => {
  expect(isHarmlessSvg(around(inside))).toBe(false);
});
