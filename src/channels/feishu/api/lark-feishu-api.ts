import type * as Lark from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import * as answers from './feishu-answers';
import type { FeishuApiError } from './feishu-api-error';
import type {
  FeishuApi,
  FeishuBot,
  FeishuChat,
  FeishuContent,
  FeishuMember,
  FeishuMessage,
  FeishuReaction,
  FeishuResource,
  ListMessages,
  MessagePage,
} from './feishu-api';
import { LarkConnection, type LarkConnectionOptions } from './lark-connection';

const MAX_MEMBERS = 1000;
const MEMBERS_PER_PAGE = 100;
/** Ten megabytes take their time. */
const FILE_MILLISECONDS = 30_000;

/** `FeishuApi` by the platform's own SDK, which loads with the first call. */
export class LarkFeishuApi implements FeishuApi {
  readonly appId: string;
  private readonly connection: LarkConnection;

  constructor(options: LarkConnectionOptions) {
    this.appId = options.appId;
    this.connection = new LarkConnection(options);
  }

  get clockSkew(): number | null {
    return this.connection.clockSkew;
  }

  get tokenRefusal(): FeishuApiError | null {
    return this.connection.tokenRefusal;
  }

  async botInfo(): Promise<FeishuBot> {
    return answers.botAnswer.parse(await this.connection.ask({ method: 'GET', path: 'bot/v3/info' }));
  }

  async getChat(chatId: string): Promise<FeishuChat> {
    return answers.chat.parse(await this.call('GET', `im/v1/chats/${segment(chatId)}`));
  }

  async listMembers(chatId: string): Promise<FeishuMember[]> {
    const members: FeishuMember[] = [];
    let page: string | null | undefined;
    while (page !== null && members.length < MAX_MEMBERS) {
      const params = { member_id_type: 'open_id', page_size: MEMBERS_PER_PAGE, page_token: page };
      const found = answers.memberPage.parse(
        await this.call('GET', `im/v1/chats/${segment(chatId)}/members`, { params }),
      );
      members.push(...found.items);
      page = found.nextPage;
    }
    return members;
  }

  async getMessage(messageId: string): Promise<FeishuMessage | null> {
    const params = { card_msg_content_type: 'user_card_content' };
    const page = answers.messagePage.parse(await this.call('GET', messagePath(messageId), { params }));
    return page.items[0] ?? null;
  }

  async listMessages({ in: container, id, since, order, page }: ListMessages): Promise<MessagePage> {
    const params = {
      container_id_type: container,
      container_id: id,
      card_msg_content_type: 'user_card_content',
      sort_type: order === 'oldest-first' ? 'ByCreateTimeAsc' : 'ByCreateTimeDesc',
      page_size: 50,
      page_token: page,
      ...(since !== undefined && container === 'chat' && { start_time: String(Math.floor(since / 1000)) }),
    };
    const found = answers.messagePage.parse(await this.call('GET', 'im/v1/messages', { params }));
    return { messages: found.items, nextPage: found.nextPage };
  }

  async reply(messageId: string, { type, content, uuid }: FeishuContent & { uuid: string }) {
    const data = { msg_type: type, content, uuid };
    return answers.sentMessage.parse(await this.call('POST', messagePath(messageId, 'reply'), { data }));
  }

  async create(chatId: string, { type, content, uuid }: FeishuContent & { uuid: string }) {
    // A member's own id opens, or goes on with, the chat with them.
    const params = { receive_id_type: chatId.startsWith('ou_') ? 'open_id' : 'chat_id' };
    const data = { receive_id: chatId, msg_type: type, content, uuid };
    return answers.sentMessage.parse(await this.call('POST', 'im/v1/messages', { params, data }));
  }

  async update(messageId: string, { type, content }: FeishuContent): Promise<void> {
    await this.call('PUT', messagePath(messageId), { data: { msg_type: type, content } });
  }

  async patch(messageId: string, card: string): Promise<void> {
    await this.call('PATCH', messagePath(messageId), { data: { content: card } });
  }

  async recall(messageId: string): Promise<void> {
    await this.call('DELETE', messagePath(messageId));
  }

  async addReaction(messageId: string, emojiType: string) {
    const data = { reaction_type: { emoji_type: emojiType } };
    return answers.addedReaction.parse(await this.call('POST', messagePath(messageId, 'reactions'), { data }));
  }

  async removeReaction(messageId: string, reactionId: string): Promise<void> {
    await this.call('DELETE', messagePath(messageId, `reactions/${segment(reactionId)}`));
  }

  async listReactions(messageId: string, emojiType: string): Promise<FeishuReaction[]> {
    const params = { reaction_type: emojiType, page_size: 50 };
    return answers.reactionPage.parse(await this.call('GET', messagePath(messageId, 'reactions'), { params })).items;
  }

  async uploadImage(bytes: Buffer): Promise<string> {
    return answers.uploadedImage.parse(await this.upload('im/v1/images', { image_type: 'message', image: bytes }));
  }

  async uploadFile(bytes: Buffer, name: string): Promise<string> {
    const data = { file_type: 'stream', file_name: name, file: bytes };
    return answers.uploadedFile.parse(await this.upload('im/v1/files', data));
  }

  async downloadResource(
    messageId: string,
    key: string,
    type: 'image' | 'file',
    { maxBytes, signal }: { maxBytes?: number; signal?: AbortSignal } = {},
  ): Promise<FeishuResource> {
    const answer = await this.connection.ask({
      method: 'GET',
      path: messagePath(messageId, `resources/${segment(key)}`),
      params: { type },
      responseType: 'arraybuffer',
      timeout: FILE_MILLISECONDS,
      $return_headers: true,
      ...(maxBytes !== undefined && { maxContentLength: maxBytes }),
      ...(signal && { signal }),
    });
    return answers.resource.parse(answer);
  }

  async createCard(card: string): Promise<string> {
    const data = { type: 'card_json', data: card };
    return answers.createdCard.parse(await this.call('POST', 'cardkit/v1/cards', { data }));
  }

  async updateCard(cardId: string, card: string, sequence: number): Promise<void> {
    const data = { card: { type: 'card_json', data: card }, sequence };
    await this.call('PUT', `cardkit/v1/cards/${segment(cardId)}`, { data });
  }

  async streamText(cardId: string, elementId: string, text: string, sequence: number): Promise<void> {
    const path = `cardkit/v1/cards/${segment(cardId)}/elements/${segment(elementId)}/content`;
    await this.call('PUT', path, { data: { content: text, sequence } });
  }

  async setCardSettings(cardId: string, settings: string, sequence: number): Promise<void> {
    await this.call('PATCH', `cardkit/v1/cards/${segment(cardId)}/settings`, { data: { settings, sequence } });
  }

  private async upload(path: string, data: object): Promise<unknown> {
    const headers = { 'Content-Type': 'multipart/form-data' };
    return dataOf(await this.connection.ask({ method: 'POST', path, data, headers, timeout: FILE_MILLISECONDS }));
  }

  async call(method: Lark.HttpRequestOptions<unknown>['method'] & string, path: string, input = {}): Promise<unknown> {
    return dataOf(await this.connection.ask({ method, path, ...input }));
  }
}

const dataOf = (answer: unknown): unknown => z.object({ data: z.unknown() }).safeParse(answer).data?.data;

const segment = (id: string): string => encodeURIComponent(id);

const messagePath = (messageId: string, rest?: string): string =>
  `im/v1/messages/${segment(messageId)}${rest === undefined ? '' : `/${rest}`}`;
