import type { OnboardingCommand, OnboardingRefusal } from '../../domain/onboarding/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';
import { cut } from '../text.ts';

/** How the acts of this part are named where a person may not do them. */
export const onboardingActs: Readonly<Record<OnboardingCommand['type'], string>> = {
  withdrawProject: '撤销导入',
  moveCatalogue: '换用新版目录',
};

export const onboardingRefusals: RefusalWords<OnboardingRefusal> = {
  'catalogue-unknown': (_ctx, _project, { version }) => [
    'warning',
    `没有版本号为“${cut(version, 30)}”的目录，没有改动。`,
  ],
  'catalogue-same': (_ctx, _project, { version }) => [
    'info',
    `项目已经在用 ${cut(version, 30)} 版目录，没有改动。`,
  ],
};

export const onboardingDone: DoneWords<OnboardingCommand> = {
  withdrawProject: (_ctx, project) => ({
    type: 'success',
    content: `已撤销“${cut(project.name, 40)}”的导入。`,
  }),
  moveCatalogue: (_ctx, project, { version }) => ({
    type: 'success',
    content: `“${cut(project.name, 40)}”已换用 ${cut(version, 30)} 版目录。`,
  }),
};
