import { startModelServer } from '../../bot/leads/testing/model-server.ts';
import { answersByRule } from '../../bot/leads/testing/rule-model.ts';

// `npm run eval:model [-- --port 4400]`: an OpenAI-compatible server on this machine that answers as
// well as the rule reader does. It shows the way to a model and back without one.

const at = process.argv.indexOf('--port');
const server = await startModelServer(at < 0 ? 4400 : Number(process.argv[at + 1]));
server.will({ kind: 'answer', to: answersByRule });
process.stdout.write(`ready  OPENAI_BASE_URL=${server.baseURL}\n`);
