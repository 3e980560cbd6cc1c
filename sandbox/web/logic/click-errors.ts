/** What Feishu's client shows when a click fails, in words; its own codes stay readable behind. */
const words: Record<number, string> = {
  200080: '请求机器人时出了错',
  200340: '机器人没有接上，收不到这次点击',
  200341: '机器人没有在 3 秒内回应',
  200342: '连不上机器人',
  200343: '连不上机器人',
  200345: '机器人没有接上，收不到这次点击',
  200346: '机器人没有接上，收不到这次点击',
  200347: '机器人没有接上，收不到这次点击',
  200530: '表单里有一项没有名字，无法提交',
  200671: '机器人处理这次点击时出了错',
  200672: '机器人的回答格式不对',
  200673: '机器人换上的卡片不合规',
  200830: '机器人回了旧版卡片',
  300000: '飞书内部错误',
};

export function clickErrorWords(code: number): string {
  return `${words[code] ?? '操作没有成功'}（错误码 ${code}）`;
}
