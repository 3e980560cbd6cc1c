import { describe, expect, it } from 'vitest';
import { parseBlocks } from './blocks.ts';
import { parseInlines } from './inlines.ts';
import type { Block, Inline } from './tree.ts';

/** Writes a tree in one line, so that a table of cases stays readable. */
function inline(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'break':
      return '⏎';
    case 'code':
      return `code(${node.text})`;
    case 'font':
    case 'tag':
      return `${node.kind}:${node.colour}(${inlines(node.inner)})`;
    case 'link':
      return `link:${node.url}(${inlines(node.inner)})`;
    case 'image':
      return `image:${node.key}(${node.alt})`;
    case 'at':
    case 'person':
      return `${node.kind}(${node.ids.join()})`;
    case 'datetime':
      return `datetime:${node.format}(${node.at})`;
    default:
      return `${node.kind}(${inlines(node.inner)})`;
  }
}

function inlines(nodes: Inline[]): string {
  return nodes.map(inline).join('');
}

function block(node: Block): string {
  switch (node.kind) {
    case 'rule':
      return 'rule';
    case 'code':
      return `code(${node.text})`;
    case 'quote':
      return `quote(${blocks(node.blocks)})`;
    case 'list':
      return `${node.isOrdered ? `ol${node.start}` : 'ul'}(${node.items.map(blocks).join(' | ')})`;
    case 'table':
      return `table(${[node.head, ...node.rows].map((row) => row.map(inlines).join(',')).join(' / ')})`;
    case 'heading':
      return `h${node.level}(${inlines(node.inner)})`;
    case 'paragraph':
      return `p(${inlines(node.inner)})`;
  }
}

function blocks(nodes: Block[]): string {
  return nodes.map(block).join(' ');
}

describe('parseInlines', () => {
  it.each([
    ['plain words', '红灯 · 逾期 2 天', '红灯 · 逾期 2 天'],
    ['bold', '在**3月20日前**接办', '在strong(3月20日前)接办'],
    ['bold beside Chinese quotes', '**“宗地图”**缺', 'strong(“宗地图”)缺'],
    ['italic', '*斜*体', 'emphasis(斜)体'],
    ['bold italic', '***重***', 'emphasis(strong(重))'],
    ['italic inside bold', '**a *b* c**', 'strong(a emphasis(b) c)'],
    ['struck words', '~~旧~~新', 'strike(旧)新'],
    ['code', '填 `0304` 即可', '填 code(0304) 即可'],
    ['no markup inside code', '`**a** &#60;`', 'code(**a** &#60;)'],
    ['a lone star', '3 * 4 * 5', '3 * 4 * 5'],
    ['an unclosed mark', '**未完', '**未完'],
    ['snake case', 'a_b_c', 'a_b_c'],
    ['an escaped star', '\\*不斜\\*', '*不斜*'],
    ['a line break', '一\n二<br>三', '一⏎二⏎三'],
    ['a link', '[政策](https://example.com/a)', 'link:https://example.com/a(政策)'],
    ['no script in a link', '[点](javascript:alert(1))', '[点](javascript:alert(1))'],
    ['no script in an anchor', "<a href='javascript:x'>点</a>", '点'],
    ['an image', '![图](img_1)', 'image:img_1(图)'],
    ['a coloured text', "<font color='red'>红**灯**</font>", 'font:red(红strong(灯))'],
    [
      'fonts inside fonts',
      '<font color=red>a<font color=blue>b</font>c</font>',
      'font:red(afont:blue(b)c)',
    ],
    ['an unclosed font', '<font color=red>a', '<font color=red>a'],
    ['a mention', '<at id=ou_1></at>请办', 'at(ou_1)请办'],
    ['several mentions', '<at ids="ou_1, ou_2"></at>', 'at(ou_1,ou_2)'],
    ['a person', "<person id='ou_1' style='capsule'></person>", 'person(ou_1)'],
    ['a text tag', "<text_tag color='red'>红灯</text_tag>", 'tag:red(红灯)'],
    [
      'a local time',
      "<local_datetime millisecond='5' format_type='time'></local_datetime>",
      'datetime:time(5)',
    ],
    ['entities', '&#60;at id=all&#62; &amp; &#x4e2d;', '<at id=all> & 中'],
    ['no markup from entities', '&#42;&#42;a&#42;&#42;', '**a**'],
    ['unknown entities', '&unknown; &#0;', '&unknown; &#0;'],
    ['unknown tags', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['names of Object.prototype', '<constructor>a</constructor>', '<constructor>a</constructor>'],
  ])('reads %s', (_title, source, expected) => {
    expect(inlines(parseInlines(source))).toBe(expected);
  });

  it('bears thousands of nested tags', () => {
    const source = `${'<font color=red>'.repeat(2000)}深${'</font>'.repeat(2000)}`;
    expect(inlines(parseInlines(source))).toContain('深');
  });
});

describe('parseBlocks', () => {
  it.each([
    ['paragraphs', '一\n二\n\n三', 'p(一⏎二) p(三)'],
    ['a heading', '## 二级\n正文', 'h2(二级) p(正文)'],
    ['no heading without a space', '#标签', 'p(#标签)'],
    ['a rule', '一\n---\n二', 'p(一) rule p(二)'],
    ['a rule as a tag', '一\n<hr>\n二', 'p(一) rule p(二)'],
    ['a quote', '> 批示\n> **尽快**', 'quote(p(批示⏎strong(尽快)))'],
    ['a list', '- 宗地图\n- 红线图', 'ul(p(宗地图) | p(红线图))'],
    ['a numbered list', '3. 丙\n4. 丁', 'ol3(p(丙) | p(丁))'],
    ['a list in a list', '- 甲\n  - 乙\n- 丙', 'ul(p(甲) ul(p(乙)) | p(丙))'],
    ['code with markup in it', '```\n**a**\n- b\n```\n后', 'code(**a**\n- b) p(后)'],
    ['an unclosed fence', '```\na', 'code(a)'],
    ['a table', '|名|数|\n|-|-|\n|甲|**1**|', 'table(名,数 / 甲,strong(1))'],
    ['bold at the start of a line', '**甲** 乙', 'p(strong(甲) 乙)'],
    ['nothing', '', ''],
  ])('reads %s', (_title, source, expected) => {
    expect(blocks(parseBlocks(source))).toBe(expected);
  });
});
