import { expect, test } from 'vitest';
import { Records, fileName } from './export-file';

test('the file is named as the server says', () => {
  expect(fileName("attachment; filename*=UTF-8''Live%20chat%202026-01-31_2026-03-02.csv", 'x')).toBe(
    'Live chat 2026-01-31_2026-03-02.csv',
  );
  expect(fileName("attachment; filename*=UTF-8''%D0%9E.csv", 'x')).toBe('О.csv');
  for (const odd of [null, 'attachment', "attachment; filename*=UTF-8''%FF"])
    expect(fileName(odd, 'x')).toBe('x');
});

test('records are counted wherever the bytes are cut', () => {
  const text = 'a,b\r\n1,"two\r\nlines, ""quoted"""\r\n2,ß\r\n';
  const bytes = new TextEncoder().encode(text);
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const records = new Records();
    records.add(bytes.slice(0, cut));
    records.add(bytes.slice(cut));
    expect(records.count).toBe(3);
  }
});
