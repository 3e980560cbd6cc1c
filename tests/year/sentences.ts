import { addDays, dayOf, type Instant, partsOf } from '../../domain/calendar/time.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import { groupMembers, responsibleFor } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { Random } from './random.ts';

/** What somebody says to the bot, in the project's group or in the own chat. */
export interface Said {
  readonly by: string;
  readonly text: string;
  readonly isOwn?: boolean;
}

const OPERATOR = 'U066';
const STUCK = [
  '临时用电没接通',
  '红线内还有两户没搬',
  '道路开口批不下来',
  '贷款没有到位',
  '图纸没有定稿',
];

export function sentenceOf(random: Random, world: World, project: Project, now: Instant): Said {
  const node = random.pick(runningNodes(project))?.code ?? '0301';
  const members = groupMembers(world, project);
  const anyone = random.pick(members) ?? OPERATOR;
  const name = (id: string | undefined) => world.directory.person(id ?? '')?.name ?? '某人';
  const code = project.nodes.has(node) ? node : '0301';
  const holder = responsibleFor(world, project, code).person ?? anyone;
  const { agent } = project.team;
  const day = (from: number, to: number): string => {
    const { month, day: date } = partsOf(now + random.int(from, to) * 86_400_000);
    return `${month}月${date}日`;
  };
  const unit = world.directory.person(holder)?.unit ?? '';
  const colleagues = world.directory.inUnit(unit, 'unitHead').map(({ id }) => id);
  const year = addDays(dayOf(now), 0).slice(0, 4);
  const all: readonly (readonly [weight: number, said: () => Said])[] = [
    [6, () => ({ by: anyone, text: `堵点 ${random.pick(STUCK)}` })],
    [
      3,
      () => ({
        by: holder,
        text: `整改 ${node}\n疏散指示灯不亮\n2号楼：防火门不能自闭｜${day(3, 20)}`,
      }),
    ],
    [1, () => ({ by: anyone, text: '整改' })],
    [3, () => ({ by: agent, text: `核查` })],
    [3, () => ({ by: anyone, text: `代办 ${node}` })],
    [2, () => ({ by: agent, text: '会商' })],
    [3, () => ({ by: agent, text: `记录 ${node} 现场看过，${random.pick(STUCK)}` })],
    [2, () => ({ by: holder, text: `延期 ${node} ${day(5, 40)} 资料还在补` })],
    [2, () => ({ by: holder, text: `转办 ${node} ${name(random.pick(colleagues))}` })],
    [2, () => ({ by: holder, text: `时限 ${node} ${day(1, 20)}17:00` })],
    [2, () => ({ by: anyone, text: `为什么 ${node}` })],
    [2, () => ({ by: holder, text: `${random.pick(['暂停', '恢复', '补正'])} ${node}` })],
    [2, () => ({ by: agent, text: '今天', isOwn: true })],
    [2, () => ({ by: anyone, text: '待办', isOwn: true })],
    [1, () => ({ by: anyone, text: '进度' })],
    [1, () => ({ by: anyone, text: '材料' })],
    [1, () => ({ by: random.pick([OPERATOR, project.team.lead]) ?? OPERATOR, text: '专班' })],
    [
      1,
      () => ({
        by: holder,
        text: `请假 至 ${day(1, 9)} 由 ${name(random.pick(colleagues))} 代`,
        isOwn: true,
      }),
    ],
    [1, () => ({ by: holder, text: '销假', isOwn: true })],
    [0.4, () => ({ by: OPERATOR, text: `缓建 ${project.name} 资金没有到位`, isOwn: true })],
    [0.3, () => ({ by: OPERATOR, text: `重开 ${node} 资料要补` })],
    [0.2, () => ({ by: OPERATOR, text: `跳过 ${node} 已由上级办理` })],
    [0.3, () => ({ by: OPERATOR, text: '体检', isOwn: true })],
    [0.3, () => ({ by: OPERATOR, text: '新建项目', isOwn: true })],
    [1, () => ({ by: anyone, text: `${world.catalogue.nodes.get(node)?.name ?? node}今天办好了` })],
    [1, () => ({ by: anyone, text: random.pick(STUCK) ?? '' })],
    [
      1,
      () => ({
        by: anyone,
        text: random.pick(['???', '办结 9999', `时限 ${node} ${year}年2月30日`]) ?? '',
      }),
    ],
  ];
  let left = (random.int(0, 9_999) / 10_000) * all.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, said] of all) {
    left -= weight;
    if (left < 0) return said();
  }
  return { by: anyone, text: '帮助' };
}
