import { afterAll, beforeAll, expect, test } from 'vitest';
import { Kit } from '../testing/kit.ts';

let kit: Kit;
let me: string;
let group: string;
beforeAll(async () => {
  kit = await Kit.start();
  me = String((await kit.people())[0]?.open_id);
  group = await kit.aGroup([me]);
});
afterAll(() => kit.stop());

test('a file that is not base64 is refused and not posted', async () => {
  const send = (base64: string) =>
    kit.drive('messages', { as: me, chat_id: group, file: { name: '宗地图.pdf', base64 } });
  expect(await send('扫描件')).toMatchObject({
    status: 400,
    body: { error: 'file.base64 is not base64' },
  });
  expect(await kit.messages(group)).toEqual([]);
  expect((await send('aGk=')).status).toBe(200);
  expect(await kit.messages(group)).toMatchObject([{ content: { file_name: '宗地图.pdf' } }]);
});
