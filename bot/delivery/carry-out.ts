import type { Job, Outcome } from './job.ts';
import { sendDigest } from './send-digest.ts';
import { sendDocument } from './send-document.ts';
import { sendTemplate } from './send-file.ts';
import { addMembers, createChat, removeMembers, renameChat } from './send-group.ts';
import { pin, urgent } from './send-marks.ts';
import { sendPaper } from './send-paper.ts';
import { post, say } from './send-post.ts';
import { refresh, supersede } from './send-update.ts';

/** Carries a row out. Throws what the platform or the row itself refuses. */
export function carryOut(job: Job): Promise<Outcome> {
  const { intent } = job;
  switch (intent.kind) {
    case 'createChat':
      return createChat({ ...job, intent });
    case 'addMembers':
      return addMembers({ ...job, intent });
    case 'removeMembers':
      return removeMembers({ ...job, intent });
    case 'renameChat':
      return renameChat({ ...job, intent });
    case 'post':
      return post({ ...job, intent });
    case 'say':
      return say({ ...job, intent });
    case 'paper':
      return sendPaper({ ...job, intent });
    case 'template':
      return sendTemplate({ ...job, intent });
    case 'digest':
      return sendDigest({ ...job, intent });
    case 'document':
      return sendDocument({ ...job, intent });
    case 'refresh':
      return refresh({ ...job, intent });
    case 'supersede':
      return supersede({ ...job, intent });
    case 'pin':
      return pin({ ...job, intent });
    case 'urgent':
      return urgent({ ...job, intent });
    default:
      return intent satisfies never;
  }
}
