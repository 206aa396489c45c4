/** Copies what the element holds; where the browser does not let it, its words are selected. Answers whether it did. */
export async function copyText(element: HTMLElement): Promise<boolean> {
  const isField = element instanceof HTMLTextAreaElement;
  try {
    await navigator.clipboard.writeText(isField ? element.value : element.textContent);
    return true;
  } catch {
    element.focus();
    if (isField) element.select();
    else window.getSelection()?.selectAllChildren(element);
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
