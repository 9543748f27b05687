import igv, { type Browser, type CreateOpt } from 'igv';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fault } from '../Fault';
import type { GenomeProps } from './Genome';

/** The library's own part; loaded with it. A change of what is shown makes a new one: give it a key. */
export default function Canvas({ label, track, reference, contigs, locus, onLocus }: GenomeProps) {
  const room = useRef<HTMLElement>(null);
  const tell = useRef(onLocus);
  const { t } = useTranslation();
  const zoom = useRef(t('genome.zoom'));
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    tell.current = onLocus;
  });
  useEffect(() => {
    let browser: Browser | undefined;
    let gone = false;
    const box = document.createElement('div');
    room.current!.append(box);
    igv.createBrowser(box, optionsOf(track, reference, contigs, locus)).then((made) => {
      browser = made;
      if (gone) return igv.removeBrowser(made);
      // The library names all its parts but this one.
      box.shadowRoot?.querySelectorAll('input[type=range]').forEach((input) => input.setAttribute('aria-label', zoom.current));
      const told = () => tell.current?.([made.currentLoci()].flat().join(' '));
      made.on('locuschange', told);
      told();
    }, setFault);
    return () => {
      gone = true;
      if (browser) igv.removeBrowser(browser);
      box.remove();
    };
    // Made once: the parts of one genome do not change under their key.
  }, []);
  return (
    <>
      {fault !== undefined && <Fault error={fault} />}
      <figure ref={room} className="genome" aria-label={label} />
    </>
  );
}

/** Files are given as the library takes those of the disk: it slices them, and no address reaches it. */
function optionsOf(track: GenomeProps['track'], reference: GenomeProps['reference'], contigs: GenomeProps['contigs'], locus?: string): CreateOpt {
  const sizes = contigs.map(({ name, length }) => `${name}\t${length}\n`).join('');
  return {
    loadDefaultGenomes: false,
    // Gene names are looked up at a server of the library's makers.
    search: false,
    locus,
    reference: reference
      ? { id: reference.path, name: reference.path, fastaURL: reference.fasta, indexURL: reference.index, compressedIndexURL: reference.blocks }
      : { id: track.file.name, name: track.file.name, format: 'chromsizes', fastaURL: new File([sizes], 'contigs') },
    tracks: [{ type: track.format === 'vcf' ? 'variant' : 'alignment', format: track.format, name: track.file.name, url: track.file, indexURL: track.index, height: 360, removable: false }],
  } as unknown as CreateOpt;
}
