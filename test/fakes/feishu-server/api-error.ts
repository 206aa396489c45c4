/** A refusal as the platform words it. `headers` and `error` go out with it. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly status = 400,
    readonly extra: { headers?: Record<string, string>; error?: unknown } = {},
  ) {
    super(message);
  }
}

/**
 * Codes with the HTTP status and the words of the API documents "发送消息", "回复消息", "更新应用发送的消息卡片",
 * "上传图片", "获取消息中的资源文件", "获取群信息", "流式更新文本", "更新卡片配置", "获取知识空间子节点列表",
 * "获取文档所有块" and of "服务端错误码说明".
 */
export const refusals = {
  appIdInvalid: () => new ApiError(10003, 'invalid param', 200),
  appSecretInvalid: () => new ApiError(10014, 'app secret invalid', 200),
  tokenMissing: () => new ApiError(99991661, 'Missing access token for authorization. Please make a test attempt.'),
  tokenInvalid: () =>
    new ApiError(99991663, 'Invalid access token for authorization. Please make a test attempt with correct token.'),
  scopeMissing: (scopes: readonly string[]) =>
    new ApiError(99991672, `Access denied. One of the following scopes is required: [${scopes.join(', ')}].`, 400, {
      error: { permission_violations: scopes.map((subject) => ({ type: 'action_scope_required', subject })) },
    }),
  /** Page "频控策略": HTTP 429, the seconds to wait in `x-ogw-ratelimit-reset`. */
  tooManyRequests: (seconds: number, limit = 50) =>
    new ApiError(99991400, 'request trigger frequency limit', 429, {
      headers: { 'x-ogw-ratelimit-limit': String(limit), 'x-ogw-ratelimit-reset': String(seconds) },
    }),
  parameter: (ext: string) => new ApiError(230001, `Your request contains an invalid request parameter, ext=${ext}.`),
  botOutsideChat: () => new ApiError(230002, 'The bot can not be outside the group.'),
  recalled: () => new ApiError(230011, 'The message is recalled.'),
  noAvailability: () => new ApiError(230013, 'Bot has NO availability to this user.'),
  notOwnerOfResource: () => new ApiError(230017, 'Bot is NOT the owner of the resource.'),
  chatRate: () => new ApiError(230020, 'This operation triggers the frequency limit.'),
  tooLong: () => new ApiError(230025, 'The length of the message content reaches its limit.'),
  mayNotRecall: () => new ApiError(230026, 'No permission to recall this message.'),
  tooOldToUpdate: () => new ApiError(230031, 'Message can only be modified within 14 days after sending.'),
  sendingDenied: () => new ApiError(230035, 'Send Message Permission deny.'),
  tooManyEdits: () => new ApiError(230072, 'The message has reached the number of times it can be edited.'),
  notSender: () => new ApiError(230071, 'The operator is not the sender of the message.'),
  cardContent: (reason: string) => new ApiError(230099, `Failed to create card content, ext=${reason}`),
  invalidReceiver: () => new ApiError(230034, 'The receive_id is invalid.'),
  reactionInvalid: () => new ApiError(231001, 'reaction type is invalid.'),
  reactionOutsideChat: () => new ApiError(231002, 'The operator has no permission to react on the specific message.'),
  reactionWithoutMessage: () => new ApiError(231003, 'The message is not found, maybe not exist or deleted.'),
  reactionUnknown: () => new ApiError(231007, 'The operator has NO permission to delete the reaction.'),
  chatUnknown: () => new ApiError(232006, 'Your request specifies a chat_id which is invalid.'),
  chatDissolved: () => new ApiError(232009, 'Your request specifies a chat which has already been dissolved.'),
  operatorOutsideChat: () => new ApiError(232011, 'Operator can NOT be out of the chat.'),
  uploadParameter: () => new ApiError(234001, 'Invalid request param.'),
  fileNotInMessage: () => new ApiError(234003, 'File not in msg.'),
  resourceOutsideChat: () => new ApiError(234004, 'App not in chat.'),
  fileTooLarge: () => new ApiError(234006, 'The file size exceed the max value.'),
  notUploader: () => new ApiError(234008, 'The app is not the resource sender'),
  fileEmpty: () => new ApiError(234010, "File's size can't be 0."),
  imageFormat: () => new ApiError(234011, "Can't regonnize the image format."),
  downloadTooLarge: () => new ApiError(234037, 'Downloaded file size exceeds limit.'),
  imageResolution: () => new ApiError(234039, 'Image resolution exceeds limit.'),
  unsupportedMessageType: () => new ApiError(234043, 'Unsupported message type.'),
  wikiParameter: (what: string) => new ApiError(131002, `param err: ${what}`),
  wikiUnknown: () => new ApiError(131005, 'not found'),
  wikiForbidden: (who: string) => new ApiError(131006, `permission denied: ${who} lacks permission`),
  documentUnknown: () => new ApiError(1770002, 'not found', 404),
  documentDeleted: () => new ApiError(1770003, 'resource deleted'),
  documentForbidden: () => new ApiError(1770032, 'forBidden', 403),
  cardParameter: (what: string) => new ApiError(10002, `Your request contains an invalid request parameter: ${what}`),
  cardUnreadable: () => new ApiError(200220, 'Failed to generate card content'),
  cardUnknown: () => new ApiError(200740, 'The card entity does not exist'),
  cardExpired: () => new ApiError(200750, 'The card entity has expired'),
  cardUuidUsed: () => new ApiError(200770, 'UUID conflict'),
  cardStreamTimedOut: () => new ApiError(200850, 'Card streaming timeout'),
  cardTooLong: () => new ApiError(200860, 'Card content exceeds limit.'),
  cardIdsRepeat: () => new ApiError(300301, 'Duplicate element_id in card component.'),
  cardNotShared: () => new ApiError(300302, 'update_multi property is false'),
  cardSchema: () => new ApiError(300303, 'Only schema 2.0 is supported'),
  cardTooManyElements: () => new ApiError(300305, 'The number of card components exceeds 200'),
  cardEmpty: () => new ApiError(300307, 'The card DSL is empty'),
  cardStreamClosed: () => new ApiError(300309, 'Card streaming closed'),
  cardOnlyText: () => new ApiError(300310, 'Only update text'),
  cardOfOtherApp: () =>
    new ApiError(300311, 'The current application does not have permission to update/use this card'),
  cardElement: () => new ApiError(300313, 'Failed to update element properties'),
  cardSequence: () =>
    new ApiError(300317, 'The sequence number for operating on the card did not increment consecutively'),
} as const;
