import { useSearchParams } from 'react-router';
import { folderOf } from './paths';

/** Where on the page one is, all of it in the address: folder, search, chosen file, which of its versions, and how it is looked at. */
export interface Place {
  folder: string;
  search: string;
  file?: string;
  version?: string;
  view?: 'genome';
  locus?: string;
}

export function usePlace() {
  const [params] = useSearchParams();
  const given = (name: string) => params.get(name) ?? undefined;
  const file = given('file');
  const place: Place = {
    folder: given('folder') ?? (file ? folderOf(file) : ''),
    search: given('search') ?? '',
    file,
    version: given('version'),
    view: given('view') === 'genome' ? 'genome' : undefined,
    locus: given('locus'),
  };
  return place;
}

/** The address of a place, to follow or to go to. */
export function to({ folder = '', search, file, version, view, locus }: Partial<Place>): string {
  const given = { folder, search, file, version, view, locus };
  const text = new URLSearchParams(Object.entries(given).filter((entry): entry is [string, string] => !!entry[1])).toString();
  return `?${text}`;
}
