/** A file with the path it has below the folder that it was dropped or chosen with. */
export interface Found {
  path: string;
  file: File;
}

const AT_ONCE = 200;

/**
 * What was dropped, folders walked through; told in lots, so that a folder of many thousand files begins at once. Gives the folders
 * with nothing in them, which no file can bring along.
 */
export async function dropped(items: DataTransferItemList, tell: (found: Found[]) => void): Promise<string[]> {
  // The list is empty once the event is over: entries are taken first.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  let lot: Found[] = [];
  const found = (one: Found) => {
    lot.push(one);
    if (lot.length >= AT_ONCE) {
      tell(lot);
      lot = [];
    }
  };
  const empty: string[] = [];
  for (const entry of entries) await walk(entry, '', found, (folder) => empty.push(folder));
  if (lot.length > 0) tell(lot);
  return empty;
}

async function walk(entry: FileSystemEntry, above: string, found: (one: Found) => void, empty: (folder: string) => void): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found({ path: above + file.name, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (let inFolder = 0; ; ) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      if (inFolder === 0) empty(above + entry.name);
      return;
    }
    inFolder += some.length;
    for (const inside of some) await walk(inside, `${above}${entry.name}/`, found, empty);
  }
}

/** What was chosen in a dialog: for a folder with the paths below it. */
export function chosen(files: FileList): Found[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}
