import { writeAddress } from '../logic/address.ts';
import { app } from '../state/app.ts';
import { useStore } from '../state/store.ts';

/** The same chat in a page as wide as a phone: what is seen there is what a phone shows. */
export function PhonePreview() {
  const me = useStore(app, (state) => state.me);
  const open = useStore(app, (state) => state.open);
  return (
    <main class="phone-preview">
      <p>手机上看到的样子（宽 390 像素），可以照常操作</p>
      <iframe
        title="手机预览"
        src={`/${writeAddress({ as: me, chat: open })}`.replace('//', '/')}
      />
    </main>
  );
}
