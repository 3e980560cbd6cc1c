/** A refusal in Feishu's words. */
export class ApiError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 429 | 500;
  readonly code: number;
  readonly headers: Record<string, string>;

  constructor(
    code: number,
    message: string,
    status: ApiError['status'] = 400,
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

const WORDS = {
  9499: 'Bad Request',
  99992402: 'field validation failed',
  230002: 'The bot can not be outside the group.',
  230011: 'The message is recalled.',
  230012: 'Bot is NOT the sender of the message.',
  230013: 'Bot has NO availability to this user.',
  230017: 'Bot is NOT the owner of the resource.',
  230020: 'This operation triggers the frequency limit.',
  230024: 'Reach the upper limit of urgent message.',
  230025: 'The length of the message content reaches its limit.',
  230026: 'No permission to recall this message.',
  230029: 'User has resigned.',
  230031: 'Message can only be modified within 14 days after sending.',
  230034: 'The receive_id is invalid.',
  230045: 'The chat does not exist.',
  230047: 'The operation is too frequent.',
  230055: 'The file type of the upload does not match the msg_type.',
  230110: 'Action unavailable as the message has been deleted.',
  232006: 'Your request specifies a chat_id which is invalid.',
  232009: 'Your request specifies a chat which has already been dissolved.',
  232011: 'Operator can NOT be out of the chat.',
  232017: 'The operator is not the owner of the chat.',
  232043: 'Your request contains unavailable ids.',
  234001: 'Invalid request param.',
  234003: 'File not in message.',
  234004: 'App not in chat.',
  234005: 'The file has been deleted.',
  234006: 'The file size exceed the max value.',
  234008: 'The app is not the resource sender.',
  234010: "File's size can't be 0.",
  234011: "Can't recognize the image format.",
  234037: 'Downloaded file size exceeds limit.',
  234043: 'Unsupported message type.',
  40011: 'page size is invalid',
  40012: 'page token is invalid',
  40008: 'department not found',
  41012: 'user id is invalid',
  99992354: 'The message_id does not exist.',
} as const;

export function refuse(code: keyof typeof WORDS, detail = ''): ApiError {
  return new ApiError(code, detail === '' ? WORDS[code] : `${WORDS[code]} ${detail}`);
}

/** 230001 and 232001 carry the real reason in `ext=`. */
export function invalid(ext: string, code: 230001 | 232001 = 230001): ApiError {
  return new ApiError(code, `Your request contains an invalid request parameter, ext=${ext}.`);
}

/** The card was not taken for a reason of its own. */
export function cardRefused(errCode: number, errMsg: string): ApiError {
  return new ApiError(
    230099,
    `Failed to create card content, ext=ErrCode: ${errCode}; ErrMsg: ${errMsg}`,
  );
}
