import type { MaterialCode } from '../domain/catalogue/types.ts';
import type { Project, World } from '../domain/project/types.ts';
import { isArchived } from '../domain/standing/phase.ts';
import { textCard } from './answers.ts';
import { closedFormCard } from './forms.ts';
import type { Card } from './parts.ts';
import { cut, materialName, personLine } from './text.ts';

/** Feishu takes no longer names. */
const GROUP_NAME_SIGNS = 60;
const SUFFIX = ' 专班';
const ARCHIVED = '【已归档】';

/** The name of a project's group; one that is archived says so at its head. */
export function groupName(project: Pick<Project, 'name' | 'phase'>): string {
  const prefix = isArchived(project) ? ARCHIVED : '';
  const signs = GROUP_NAME_SIGNS - prefix.length - SUFFIX.length;
  return `${prefix}${cut(project.name, signs)}${SUFFIX}`;
}

/** The line under a group's name. */
export const groupDescription = (): string => '项目专班群：办理卡、预警和进度都在这里。';

/** Stands for a card that would be refused for its size. */
export function tooLargeCard({ header: { title, subtitle } }: Card): Card {
  return textCard(
    title.content,
    [
      ...(subtitle ? [subtitle.content] : []),
      '内容过多，一张卡片放不下。请发送“进度”或“待办”查看。',
    ],
    'warning',
  );
}

const FILE_TITLE = '这是哪份材料？';

/** The question about a file, once it is settled. `filedAs`: a material, `dropped`, or unknown. */
export function settledFileCard(
  world: World,
  file: { readonly name: string; readonly filedAs: MaterialCode | 'dropped' } | undefined,
): Card {
  if (!file) return closedFormCard(FILE_TITLE, '文件已不在系统中。');
  const name = cut(file.name, 60);
  return closedFormCard(
    FILE_TITLE,
    file.filedAs === 'dropped'
      ? `“${name}”不是材料，没有归档。`
      : `“${name}”已归档为“${materialName(world, file.filedAs)}”。`,
  );
}

export interface Undelivered {
  /** The project's or person's name. */
  readonly chat: string;
  readonly isGroup: boolean;
  readonly reason: 'noGroup' | 'unreachable' | 'other';
}

const reasons: Record<Undelivered['reason'], string> = {
  noGroup: '群已解散，或机器人已被移出群。',
  unreachable: '对方已离职、不在应用可用范围内，或停用了机器人。',
  other: '飞书没有接受这条消息，详情见运行日志。',
};

/** Tells an operator that messages to a chat were given up. */
export function undeliveredCard({ chat, isGroup, reason }: Undelivered): Card {
  const where = isGroup ? `项目群“${cut(chat, 60)}”` : `${cut(chat, 60)}的单聊`;
  return textCard(
    '消息未送达',
    [
      `发往${where}的消息未送达。`,
      `原因：${reasons[reason]}`,
      '同一会话今天不再重复提醒，发“未送达”可查看清单。',
    ],
    'warning',
  );
}

const textReasons = {
  quota: '本租户的加急短信额度已用完（飞书 230024），请管理员在管理后台费用中心补充。',
  unreachable: '本人收不到：没有登记手机号，或不在应用可用范围内。',
  other: '飞书没有接受，或没有回音，详情见运行日志。',
} as const;

/** Tells an operator who got no urgent text message; the card and the mark in the app stand. */
export const textMissedCard = (
  world: World,
  person: string,
  reason: keyof typeof textReasons,
): Card =>
  textCard(
    '加急短信没有发出',
    [
      `没有收到短信：${personLine(world, person)}。`,
      `原因：${textReasons[reason]}`,
      '卡片和应用内加急照常，不受影响。紧急的请电话通知本人。',
      '同一人今天不再重复提醒。',
    ],
    'warning',
  );
