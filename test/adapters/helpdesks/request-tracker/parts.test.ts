import { htmlToText } from '../../../../adapters/helpdesks/request-tracker/htmlToText.ts';
import {
  contentTypeWith,
  filesOf,
  keyOf,
  textOf,
} from '../../../../adapters/helpdesks/request-tracker/parts.ts';

describe('The parts of a message in Request Tracker', () => {
  it('give back any key that was put into the content type, folded or not', () => {
    for (const key of ['out_1f', 'a b;"c"', 'ž/%']) {
      const headers = `Subject: x\nContent-Type: ${contentTypeWith(key)}; charset="utf-8"\nMIME-Version: 1.0`;
      expect(keyOf([{ id: '1', type: 'text/plain', name: '', headers }])).toBe(key);
      const folded = headers.replace('; x-', ';\n x-');
      expect(keyOf([{ id: '1', type: 'text/plain', name: '', headers: folded }])).toBe(key);
    }
  });

  it('have no key that stands in any other header', () => {
    const headers = 'Subject: x-deskhand-key="out_1"\nContent-Type: text/plain';
    expect(keyOf([{ id: '1', type: 'text/plain', name: '', headers }])).toBeUndefined();
  });

  it('say their text once when a mail says it in plain text and in HTML', () => {
    const plain = { id: '1', type: 'text/plain', name: '', text: 'Hello' };
    const html = { id: '2', type: 'text/html', name: '', text: '<p>Hello</p>' };
    expect(textOf([plain, html])).toBe('Hello');
    expect(textOf([{ ...plain, text: ' \n' }, html])).toBe('Hello');
    expect(filesOf([plain, html])).toEqual([]);
  });

  it('take a named text for a file, and give a nameless file a name', () => {
    const log = { id: '1', type: 'text/plain', name: 'log.txt', data: 'eA==' };
    const nameless = { id: '2', type: '', name: '' };
    expect(filesOf([log, nameless])).toEqual([
      { name: 'log.txt', type: 'text/plain', data: 'eA==' },
      { name: 'attachment-2', type: 'application/octet-stream' },
    ]);
    expect(textOf([log])).toBe('');
  });
});

describe('HTML as text', () => {
  it.each([
    ['<p>One<br>two</p><p>three</p>', 'One\ntwo\n\nthree'],
    ['<ul><li>a</li><li>b &amp; c</li></ul>', '- a\n- b & c'],
    ['<style>p{}</style><script>alert(1)</script>x<!-- y -->', 'x'],
    ['&lt;b&gt; &#382;lu&#x165; &nbsp;&unknown; &#99999999;', '<b> žluť  &unknown; &#99999999;'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['a < b and <a href="x>y">link</a>', 'a < b and y">link'],
    ['İİİİ<P>x</P><STYLE>y</STYLE>z', 'İİİİx\n\nz'],
    ['  <div>one\n   line</div>\n<div>two</div> ', 'one line\ntwo'],
  ])('%s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('takes no longer for a hostile text', () => {
    const hostile = ['<', '<a', '<script', '<!--', '&#', '&nbsp;', '<p> ', '</', '<style>', '\n \n'];
    const started = performance.now();
    for (const each of hostile) htmlToText(each.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
