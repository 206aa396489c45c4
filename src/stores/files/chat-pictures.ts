import { chatPictureFormats, type ChatPictureFormat, type ChatPictures } from '../../core/ports/chat-pictures';
import { ContentFolder } from './content-folder';

export class FolderChatPictures extends ContentFolder<ChatPictureFormat> implements ChatPictures {
  constructor(folder: string) {
    super(folder, chatPictureFormats);
  }
}
