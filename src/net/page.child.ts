import type { PageReply, PageRequest } from './page-reader';
import { readPage } from './read-page';

function answer(request: PageRequest): PageReply {
  try {
    return { page: readPage(request) };
  } catch {
    return { page: null };
  }
}

process.on('message', (request: PageRequest) => {
  process.send?.(answer(request));
});
