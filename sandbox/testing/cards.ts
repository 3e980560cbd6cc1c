type Json = Record<string, unknown>;

const plain = (content: string) => ({ tag: 'plain_text', content });

export function aButton(text: string, more: Json = {}): Json {
  const behaviors = [{ type: 'callback', value: { v: 1, text } }];
  return { tag: 'button', text: plain(text), behaviors, ...more };
}

export function aCard(...elements: Json[]): Json {
  const body = { elements: elements.length > 0 ? elements : [aButton('办结')] };
  return { schema: '2.0', header: { title: plain('办理卡') }, body };
}

export function aForm(...elements: Json[]): Json {
  const submit = aButton('提交', { name: 'go', form_action_type: 'submit' });
  return { tag: 'form', name: 'form', elements: [...elements, submit] };
}
