import type { AnswerFiles } from '../../core/ports/answer-files';
import { ContentFolder } from './content-folder';

export class FolderAnswerFiles extends ContentFolder<'png' | 'jpg' | 'csv'> implements AnswerFiles {
  constructor(folder: string) {
    super(folder, ['png', 'jpg', 'csv']);
  }
}
