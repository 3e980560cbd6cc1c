/** The driving interface refuses in English, for programs; people read it here in Chinese. */
const refusals: readonly (readonly [RegExp, string])[] = [
  [/not a member of this chat/, '现在的身份不在这个群里'],
  [/disbanded/, '这个群已经解散'],
  [/message to reply to was recalled/, '要回复的那条消息已经撤回'],
  [/expired/, '这张卡片发出已超过 14 天，不能再操作'],
  [/was recalled/, '这条消息已经撤回'],
  [/has no button/, '卡片已经换了样子，没有这个按钮了'],
  [/is disabled/, '这个按钮现在不能点'],
  [/required form field/, '有必填的项还空着'],
  [/form field .* must be/, '表单里有一项填得不对'],
  [/has resigned/, '这个人已经离职'],
  [/only goes forwards/, '时钟只能往前拨'],
  [/unknown chat/, '找不到这个会话'],
  [/unknown message/, '找不到这条消息'],
  [/unknown person/, '通讯录里没有这个人'],
];

export function refusalWords(error: string): string {
  return refusals.find(([pattern]) => pattern.test(error))?.[1] ?? error;
}
