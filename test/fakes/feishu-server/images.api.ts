import { refusals } from './api-error';
import { imageKind } from './image-kind';
import { type ApiRoute, BinaryAnswer, type Call, type Platform } from './platform';
import { readJson, valuesUnder } from './visible-text';

const scopes = ['im:resource', 'im:resource:upload'];
const megabyte = 1024 * 1024;

/** Pages "上传图片", "下载图片", "上传文件", "下载文件", "获取消息中的资源文件". */
export function imageRoutes(platform: Platform): ApiRoute[] {
  const { files, messages, chats } = platform;

  const uploadImage = ({ app, body }: Call) => {
    const bytes = body.form.get('image')?.bytes;
    const use = body.form.get('image_type')?.bytes.toString();
    if (bytes === undefined || (use !== 'message' && use !== 'avatar')) throw refusals.uploadParameter();
    if (bytes.length === 0) throw refusals.fileEmpty();
    if (bytes.length > 10 * megabyte) throw refusals.fileTooLarge();
    const kind = imageKind(bytes);
    if (kind === undefined) throw refusals.imageFormat();
    const most = kind.type === 'image/gif' ? 2000 : use === 'avatar' ? 4096 : 12_000;
    if ((kind.width ?? 0) > most || (kind.height ?? 0) > most) throw refusals.imageResolution();
    const file = files.add({ kind: 'image', bytes, name: 'image', contentType: kind.type, appId: app.appId });
    return { image_key: file.key };
  };

  const uploadFile = ({ app, body }: Call) => {
    const bytes = body.form.get('file')?.bytes;
    const name = body.form.get('file_name')?.bytes.toString();
    if (bytes === undefined || name === undefined || !body.form.has('file_type')) throw refusals.uploadParameter();
    if (bytes.length === 0) throw refusals.fileEmpty();
    if (bytes.length > 30 * megabyte) throw refusals.fileTooLarge();
    const contentType = 'application/octet-stream';
    return { file_key: files.add({ kind: 'file', bytes, name, contentType, appId: app.appId }).key };
  };

  /** Only what this app uploaded. */
  const download = ({ app, path }: Call) => {
    const file = files.get(path.key ?? '');
    if (file === undefined) throw refusals.uploadParameter();
    if (file.appId !== app.appId) throw refusals.notUploader();
    return new BinaryAnswer(file.bytes, file.contentType, file.name);
  };

  const resource = ({ app, path, query }: Call) => {
    const message = messages.find(path.message_id ?? '');
    if (!chats.get(message.chatId).appIds.has(app.appId)) throw refusals.resourceOutsideChat();
    if (message.recalled) throw refusals.recalled();
    // Of stickers the page says only that they cannot be had.
    if (['interactive', 'sticker'].includes(message.type)) throw refusals.unsupportedMessageType();
    const type = query.get('type');
    if (type !== 'image' && type !== 'file') throw refusals.uploadParameter();
    const file = files.get(path.file_key ?? '');
    const keys = valuesUnder(readJson(message.content), ['image_key', 'file_key']);
    if (file?.kind !== type || !keys.includes(file.key)) throw refusals.fileNotInMessage();
    if (file.bytes.length > 100 * megabyte) throw refusals.downloadTooLarge();
    return new BinaryAnswer(file.bytes, file.contentType, file.name);
  };

  return [
    { name: 'image.create', method: 'POST', path: '/im/v1/images', scopes, handle: uploadImage },
    { name: 'image.get', method: 'GET', path: '/im/v1/images/:key', scopes, handle: download },
    { name: 'file.create', method: 'POST', path: '/im/v1/files', scopes, handle: uploadFile },
    { name: 'file.get', method: 'GET', path: '/im/v1/files/:key', scopes, handle: download },
    {
      name: 'resource.get',
      method: 'GET',
      path: '/im/v1/messages/:message_id/resources/:file_key',
      scopes: ['im:message', 'im:message:readonly', 'im:resource'],
      handle: resource,
    },
  ];
}
