import { app } from '../state/app.ts';
import { start } from '../state/start.ts';
import { useStore } from '../state/store.ts';
import { useUnreadTitle } from '../state/title.ts';
import { ChatList } from './chat-list.tsx';
import { ChatPane } from './chat-pane.tsx';
import { PeopleDialog } from './people-dialog.tsx';
import { PhonePreview } from './phone-preview.tsx';
import { StartPanel } from './start-panel.tsx';
import { ToastPlace } from './toast.tsx';
import { TopBar } from './top-bar.tsx';

function Failed() {
  const failure = useStore(app, (state) => state.failure);
  return (
    <main class="boot">
      <p>沙盒没有打开：{failure}</p>
      <button type="button" class="button" onClick={() => void start()}>
        再试一次
      </button>
    </main>
  );
}

function Workspace() {
  const open = useStore(app, (state) => state.open);
  const me = useStore(app, (state) => state.me);
  const phone = useStore(app, (state) => state.phonePreview);
  useUnreadTitle();
  return (
    <div class={`workspace${open ? ' has-open' : ''}`}>
      <TopBar />
      <ChatList />
      {phone && <PhonePreview />}
      {!phone && open && <ChatPane key={`${me} ${open}`} chatKey={open} />}
      {!phone && !open && (
        <main class="chat-pane wide-only">
          <p class="empty empty-tall">从左边选一个项目群，或打开和机器人的单聊。</p>
        </main>
      )}
    </div>
  );
}

export function App() {
  const phase = useStore(app, (state) => state.phase);
  const me = useStore(app, (state) => state.me);
  const lost = useStore(app, (state) => state.lineLost);
  const choosing = useStore(app, (state) => state.dialog === 'people');
  if (phase === 'loading') return <p class="boot">正在打开沙盒…</p>;
  if (phase === 'failed') return <Failed />;
  return (
    <>
      {me ? <Workspace /> : <StartPanel />}
      {choosing && <PeopleDialog />}
      {lost && (
        <p class="line-lost" role="status">
          连接中断，正在重连…
        </p>
      )}
      <ToastPlace />
    </>
  );
}
