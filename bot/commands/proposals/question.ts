/** A question is answered with help, never with a proposal. */
const ASKS = /[??]|吗|呢$|没有?$|怎么|什么|哪|谁|何时|多少|几天|能不能|是不是|有没有/u;

export const isQuestion = (text: string): boolean => ASKS.test(text);
