/** What the platform takes as a workflow: one document, documents by path, or a zip in base64. */
export interface Source {
  wdl?: string;
  files?: Record<string, string>;
  zip?: string;
  main?: string;
}

/** A single zip goes as it is; documents go by their names, the first one being the main one unless another is named. */
export async function sourceOf(files: File[], main?: string): Promise<Source> {
  const zip = files.find((file) => file.name.endsWith('.zip'));
  if (zip) return { zip: await base64(zip), main };
  const entries = await Promise.all(files.map(async (file) => [file.name, await file.text()] as const));
  return { files: Object.fromEntries(entries), main: main || files[0].name };
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1]);
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
}
