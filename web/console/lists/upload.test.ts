import { expect, it } from 'vitest';
import { disposition } from './upload';

it('writes the name of a file as a header may hold it', () => {
  expect(disposition("张三 (4月)*'")).toBe("attachment; filename*=UTF-8''%E5%BC%A0%E4%B8%89%20%284%E6%9C%88%29%2A%27");
});
