import { dayOf } from '../../domain/calendar/time.ts';
import { countGranted } from '../../domain/extension/request.ts';
import type { Project, RunningNode } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { type Element, fact } from '../parts.ts';
import { escapeText } from '../text.ts';
import { dateWords } from '../words.ts';
import { waitsWords } from './spoken.ts';

/** On the node's card: what was asked for and waits, or how often the node has been given time. */
export function extensionFacts(
  { world, now }: CardContext,
  project: Project,
  { extension }: RunningNode,
): Element[] {
  const open = extension?.open;
  if (open) {
    const until = dateWords(dayOf(open.dueAt), now);
    const words = `申请延到 ${until}，${waitsWords(world, project, open.by)}`;
    return [fact('延期', escapeText(words))];
  }
  const granted = countGranted(extension);
  return granted > 1 ? [fact('延期', `已延期 ${granted} 次`)] : [];
}
