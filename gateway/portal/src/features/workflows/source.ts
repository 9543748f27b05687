import type { Source } from '../../api/workflows';

/** What was dropped or chosen: a single zip goes as it is, documents by their names; the server finds the main one. */
export async function sourceOf(files: File[]): Promise<Source> {
  const zip = files.find((file) => file.name.toLowerCase().endsWith('.zip'));
  if (zip) return { zip: await base64(zip) };
  const entries = await Promise.all(files.map(async (file) => [file.webkitRelativePath || file.name, await file.text()] as const));
  return { files: Object.fromEntries(entries) };
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1]);
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
}
