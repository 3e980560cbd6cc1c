import type { Obstacle } from '../../domain/import/undo.ts';
import type { World } from '../../domain/project/types.ts';
import { cut, cutList, nameList, personLine } from '../text.ts';
import { dayWords } from '../words.ts';

/** What has come of an import, a line each. */
export const obstacleLines = (
  world: World,
  obstacles: readonly Obstacle[],
  most: number,
): string[] =>
  cutList(
    obstacles,
    most,
    (obstacle) => obstacleLine(world, obstacle),
    (left) => `另有 ${left} 处`,
  );

function obstacleLine(world: World, obstacle: Obstacle): string {
  switch (obstacle.code) {
    case 'project-touched': {
      const { name, by, at, times } = obstacle;
      return `${cut(name, 30)}：已有 ${times} 次操作，最近一次是 ${personLine(world, by)}，${dayWords(at)}`;
    }
    case 'person-acted':
      return `${personLine(world, obstacle.person)}：已经办理过 ${obstacle.times} 次`;
    case 'person-in-team': {
      const names = obstacle.projects.map((name) => cut(name, 30));
      return `${personLine(world, obstacle.person)}：在专班里，${nameList(names, 2, '个项目')}`;
    }
    case 'person-changed':
      return `${personLine(world, obstacle.person)}：导入后登记又有变化`;
    default:
      return obstacle satisfies never;
  }
}
