/** Copies what the field holds; where the browser does not let it, the field's words are selected. Answers whether it did. */
export async function copyText(field: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return copySelected();
  }
}

function copySelected(): boolean {
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way where the page is not served from a secure origin
    return document.execCommand('copy');
  } catch {
    return false;
  }
}
