/**
 * Files that are meant by what is pasted. What is copied out of a table or a document comes as words and, beside them, as
 * a picture: there the words are meant, unless they are the names of the files.
 */
export function pastedFiles(pasted: DataTransfer): File[] {
  const files = [...pasted.files];
  const names = new Set(files.map(({ name }) => name));
  const lines = pasted.getData('text/plain').split(/[\r\n]+/);
  return lines.every((line) => line === '' || names.has(line)) ? files : [];
}
