import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedCatalogue } from '../catalogue/load.ts';
import { matchMaterial } from './match.ts';
import { OTHER_NAMES, SIMPLIFIED } from './match-words.ts';

const materials = [...shippedCatalogue().materials.values()];
const only = (...codes: string[]) => materials.filter(({ code }) => codes.includes(code));
const sure = (code: string) => ({ kind: 'sure', code });
const unsure = (...codes: string[]) => ({ kind: 'unsure', codes });

describe('among all materials', () => {
  test.each(materials)('$name names itself surely', ({ code, name }) => {
    expect(matchMaterial(`${name}.pdf`, materials)).toEqual(sure(code));
    expect(matchMaterial(`禾芷堂车间-${name}（盖章扫描件）v2.PDF`, materials)).toEqual(sure(code));
  });

  test.each([
    ['宗地图.pdf', 'M025'],
    ['XX项目 宗地图（终稿）v2.PDF', 'M025'],
    ['宗地圖.PDF', 'M025'],
    ['宗 地 图 (1).pdf', 'M025'],
    ['20260316_宗地图_最终版.dwg', 'M025'],
    ['【盖章】宗地图.pdf.pdf', 'M025'],
    ['营业执照副本扫描件.jpg', 'M001'],
    ['執照正本.jpeg', 'M001'],
    ['身份证.png', 'M002'],
    ['法人身份证正反面.jpg', 'M002'],
    ['授权委托书.docx', 'M002'],
    ['可研报告.docx', 'M013'],
    ['可研报告批复.pdf', 'M014'],
    ['可行性研究报告（报批稿）', 'M013'],
    ['环评文件', 'M015'],
    ['環境影響評價文件.pdf', 'M015'],
    ['环境影响报告表.pdf', 'M015'],
    ['环评报告书批复.pdf', 'M016'],
    ['水保方案.doc', 'M019'],
    ['稳评报告.pdf', 'M027'],
    ['施工证', 'M052'],
    ['施工许可证（副本）.jpg', 'M052'],
    ['建筑工程施工许可.pdf', 'M052'],
    ['建设用地许可证.pdf', 'M035'],
    ['建设工程规划许可证.pdf', 'M039'],
    ['土地證.jpg', 'M036'],
    ['不动产权证书(土地).pdf', 'M036'],
    ['不动产权证（房屋）.pdf', 'M074'],
    ['土地出讓合同（蓋章）.pdf', 'M032'],
    ['投资协议草案.docx', 'M008'],
    ['施组.docx', 'M050'],
    ['图审合格书.pdf', 'M042'],
    ['规划条件通知书 附图.pdf', 'M026'],
    ['ＩＭＧ＿１　宗地图．ｐｄｆ', 'M025'],
    ['纳税证明2025.xlsx', 'M079'],
  ])('%s is surely %s', (file, code) => {
    expect(matchMaterial(file, materials)).toEqual(sure(code));
  });

  test.each([
    ['宗地.pdf', ['M025']],
    ['环评.pdf', ['M015', 'M016']],
    ['规划许可证.pdf', ['M039', 'M035']],
    ['不动产权证书.pdf', ['M036', 'M074']],
    ['施工合同和监理合同.zip', ['M048', 'M049']],
    ['关于可研报告的请示.docx', ['M013', 'M014']],
    ['宗地图修改说明.docx', ['M025']],
    // The project's name ends in a word that begins the other paper's.
    ['车间项目投资协议(草案).pdf', ['M008', 'M010']],
  ])('%s asks back', (file, codes) => {
    expect(matchMaterial(file, materials)).toEqual(unsure(...codes));
  });

  test.each([
    'IMG_2031.jpg',
    '微信图片_20260316.jpg',
    '2026年3月会议纪要.docx',
    '许可证.pdf',
    '报告.pdf',
    '合同.pdf',
    '新建文件夹.zip',
    '扫描件.pdf',
    '.pdf',
    '',
    '   ',
    '🙂🙂.png',
    '\u0000\u202e\u0007',
    '<at id=all></at>',
  ])('%j names nothing', (file) => {
    expect(matchMaterial(file, materials)).toEqual({ kind: 'none' });
  });

  test('every other name finds its material surely', () => {
    const lost = materials.flatMap(({ code, name }) =>
      (OTHER_NAMES[name] ?? []).filter((other) => {
        const match = matchMaterial(`${other}.pdf`, materials);
        return match.kind !== 'sure' || match.code !== code;
      }),
    );
    expect(lost).toEqual([]);
  });
});

describe('among the missing few', () => {
  test('a better-known paper is not misfiled', () => {
    const missing = only('M013', 'M025');
    expect(matchMaterial('可研报告批复.pdf', missing)).toEqual(unsure('M013'));
    expect(matchMaterial('可研报告批复.pdf', missing, materials)).toEqual({ kind: 'none' });
  });

  test('no material is surely another one', () => {
    const misfiled = materials.flatMap(({ code, name }) => {
      const others = materials.filter((other) => other.code !== code);
      const match = matchMaterial(`${name}.pdf`, others, materials);
      return match.kind === 'none' ? [] : [[name, match]];
    });
    expect(misfiled).toEqual([]);
  });

  test('buttons offer candidates only', () => {
    expect(matchMaterial('不动产权证书.pdf', only('M074'), materials)).toEqual(unsure('M074'));
  });

  test('what tells two papers apart must stand', () => {
    expect(matchMaterial('不动产权证书.pdf', only('M074'))).toEqual(unsure('M074'));
    expect(matchMaterial('投资协议.pdf', only('M008'))).toEqual(unsure('M008'));
    expect(matchMaterial('建设用地规划许可证.pdf', only('M039'))).toEqual(unsure('M039'));
  });

  test('nothing is wanted, nothing is found', () => {
    expect(matchMaterial('宗地图.pdf', [])).toEqual({ kind: 'none' });
  });

  test('a catalogue of its own needs no words', () => {
    const own = [
      { code: 'X1', name: 'BIM模型交付文件' },
      { code: 'X2', name: '海绵城市专项方案' },
    ];
    expect(matchMaterial('bim模型交付文件 终稿.rvt', own)).toEqual(sure('X1'));
    expect(matchMaterial('海绵城市方案.pdf', own)).toEqual(unsure('X2'));
  });
});

describe('anything at all', () => {
  const codes = new Set(materials.map(({ code }) => code));
  const characters = [...new Set(materials.flatMap(({ name }) => [...name]))];
  const aFileName = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...characters), { maxLength: 30 }).map((parts) => parts.join('')),
  );

  test('a match is a candidate, questions are short', () => {
    fc.assert(
      fc.property(aFileName, (file) => {
        const match = matchMaterial(file, materials);
        const named =
          match.kind === 'sure' ? [match.code] : match.kind === 'unsure' ? match.codes : [];
        expect(named.every((code) => codes.has(code))).toBe(true);
        expect(new Set(named).size).toBe(named.length);
        expect(named.length).toBeLessThanOrEqual(3);
        if (match.kind === 'unsure') expect(named.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('an endless name is cut, not chewed', () => {
    expect(matchMaterial(`宗地图${'图'.repeat(5_000_000)}`, materials)).toEqual(sure('M025'));
    expect(matchMaterial(`${'('.repeat(5_000_000)}宗地图`, materials)).toEqual({ kind: 'none' });
  });
});

describe('the words', () => {
  test('other names belong to materials that exist', () => {
    const names = new Set(materials.map(({ name }) => name));
    expect(Object.keys(OTHER_NAMES).filter((name) => !names.has(name))).toEqual([]);
  });

  test('simplified characters stay as they are', () => {
    const names = materials.map(({ name }) => name).join('');
    expect([...names].filter((character) => SIMPLIFIED.has(character))).toEqual([]);
    expect([...SIMPLIFIED].filter(([from, to]) => from === to)).toEqual([]);
  });
});
