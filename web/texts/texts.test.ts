import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = import.meta.dirname;
const LANGUAGES = ['zh-CN', 'en', 'zh-TW'];

type Words = { [key: string]: string | Words };

function read(language: string, file: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (words: Words, path: string) => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === 'string') {
        found.set(path + key, value);
      } else {
        walk(value, `${path}${key}.`);
      }
    }
  };
  walk(JSON.parse(readFileSync(join(FOLDER, language, file), 'utf8')), '');
  return found;
}

/** English has two forms of a counted word, Chinese one. */
const plain = (key: string) => key.replace(/_(one|other)$/, '');

const variables = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();

const files = readdirSync(join(FOLDER, 'zh-CN'));

describe.each(files)('%s', (file) => {
  const chinese = read('zh-CN', file);

  it.each(LANGUAGES)('is whole in %s', (language) => {
    const words = read(language, file);
    expect([...new Set([...words.keys()].map(plain))].sort()).toEqual(
      [...new Set([...chinese.keys()].map(plain))].sort(),
    );
    for (const [key, text] of words) {
      expect(text.trim(), key).not.toBe('');
    }
  });

  it.each(['en', 'zh-TW'])('has the same variables in %s', (language) => {
    for (const [key, text] of read(language, file)) {
      const same = chinese.get(key) ?? chinese.get(plain(key)) ?? chinese.get(`${plain(key)}_other`) ?? '';
      expect(variables(text), key).toEqual(variables(same));
    }
  });
});

it('has the same files in every language', () => {
  for (const language of LANGUAGES) {
    expect(readdirSync(join(FOLDER, language)).sort()).toEqual([...files].sort());
  }
});
