import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { firstLocus, ofBam, ofVcf } from '../../src/features/files/genome/contigs';
import { indexNames, references } from '../../src/features/files/genome/neighbours';
import { folderOf, foldersOf, nameOf, pathFault } from '../../src/features/files/paths';
import { kindOf } from '../../src/features/files/preview/kind';
import { parsed } from '../../src/features/files/preview/table';
import { textOf, wholeLines } from '../../src/features/files/preview/text';
import { unpackHead } from '../../src/features/files/preview/unpack';

const bytes = (text: string) => new TextEncoder().encode(text);

/** One bgzip block (SAM specification, 4.1). */
function block(text: string): Uint8Array {
  const packed = deflateRawSync(text);
  const size = packed.length + 26;
  const head = [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, 6, 0, 66, 67, 2, 0, (size - 1) & 255, (size - 1) >> 8];
  return new Uint8Array([...head, ...packed, 0, 0, 0, 0, 0, 0, 0, 0]);
}

describe('what is in a file', () => {
  test.each([
    ['a/b.TSV', 'table', false],
    ['b.csv.gz', 'table', true],
    ['plot.png', 'image', false],
    ['evil.svg', 'svg', false],
    ['report.html', 'html', false],
    ['x.sorted.bam', 'alignments', false],
    ['x.cram', 'alignments', false],
    ['x.vcf.gz', 'variants', true],
    ['x.json', 'json', false],
    ['README', 'text', false],
    ['a.b/noext', 'text', false],
  ])('%s is shown as %s', (path, kind, packed) => {
    expect(kindOf(path)).toMatchObject({ kind, packed });
  });

  test('gzip is unpacked as far as it goes', async () => {
    const text = Array.from({ length: 5000 }, (_, index) => `line ${index * 7919}`).join('\n');
    const packed = gzipSync(text);
    expect(new TextDecoder().decode(await unpackHead(packed))).toBe(text);
    const head = new TextDecoder().decode(await unpackHead(packed.subarray(0, packed.length / 2)));
    expect(text.startsWith(head)).toBe(true);
  });

  test('bgzip is unpacked block after block, without the one that the end cuts', async () => {
    const all = new Uint8Array([...block('one\n'), ...block('two\n'), ...block('three\n').subarray(0, 20)]);
    expect(new TextDecoder().decode(await unpackHead(all))).toBe('one\ntwo\n');
  });

  test('text is told from what is none, in the encodings of the field', () => {
    expect(textOf(bytes('样本'))).toBe('样本');
    expect(textOf(bytes('样本').subarray(0, 5))).toBe('样');
    expect(textOf(new Uint8Array([0xd1, 0xf9, 0xb1, 0xbe]))).toBe('样本');
    expect(textOf(new Uint8Array([66, 0, 65]))).toBeUndefined();
    expect(wholeLines('a\nb\nc')).toBe('a\nb\n');
  });

  test('tables are parsed with quotes and whatever separates', () => {
    expect(parsed('a,b\n"x, y","say ""hi"""\n')).toEqual({ header: ['a', 'b'], rows: [{ number: 1, cells: ['x, y', 'say "hi"'] }] });
    expect(parsed('##note\nid\tdepth\ns1\t30\t<script>\n').header).toEqual(['id', 'depth', '']);
  });
});

describe('names', () => {
  test.each([
    ['a/b c.txt', undefined],
    ['样本/<img src=x onerror=alert(1)>.txt', undefined],
    ['../a', 'dots'],
    ['a/../b', 'dots'],
    ['a//b', 'empty'],
    ['a\\b', 'character'],
    ['a\u0000b', 'character'],
    ['a\ud800', 'character'],
    ['长'.repeat(86), 'nameTooLong'],
    [Array(300).fill('abcd').join('/'), 'tooLong'],
  ])('%s', (path, fault) => {
    expect(pathFault(path)).toBe(fault);
  });

  test('are taken apart', () => {
    expect([folderOf('a/b/c'), nameOf('a/b/c'), folderOf('c'), nameOf('c')]).toEqual(['a/b/', 'c', '', 'c']);
    expect(foldersOf('a/b/')).toEqual([{ name: 'a', prefix: 'a/' }, { name: 'b', prefix: 'a/b/' }]);
  });
});

describe('a genome', () => {
  function bam(contigs: [string, number][], first?: [number, number]): Uint8Array {
    const parts: number[] = [...bytes('BAM\x01')];
    const int = (value: number) => parts.push(value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >> 24) & 255);
    int(2);
    parts.push(64, 10);
    int(contigs.length);
    for (const [name, length] of contigs) {
      int(name.length + 1);
      parts.push(...bytes(name), 0);
      int(length);
    }
    if (first) [40, ...first].forEach(int);
    return new Uint8Array(parts);
  }

  test('is laid out by the header of a BAM', () => {
    const whole = bam([['chr1', 1000], ['chr2', 300]], [1, 99]);
    const layout = ofBam(whole)!;
    expect(layout).toEqual({ contigs: [{ name: 'chr1', length: 1000 }, { name: 'chr2', length: 300 }], first: { contig: 'chr2', position: 100 } });
    expect(firstLocus(layout, 50)).toBe('chr2:50-250');
    expect(ofBam(whole.subarray(0, 20))).toBeUndefined();
    expect(ofBam(bytes('no bam at all'))).toBeUndefined();
  });

  test('is laid out by the contigs of a VCF', () => {
    const text = '##fileformat=VCFv4.2\n##contig=<ID=chr1,length=1000>\n##contig=<ID=chrU>\n#CHROM\tPOS\tID\nchr1\t42\t.\n';
    expect(ofVcf(text)).toEqual({ contigs: [{ name: 'chr1', length: 1000 }], first: { contig: 'chr1', position: 42 } });
  });

  test('finds indexes and references beside files', () => {
    expect(indexNames('a/x.bam')).toEqual(['a/x.bam.bai', 'a/x.bai', 'a/x.bam.csi']);
    expect(indexNames('a/x.vcf')).toEqual([]);
    const entry = (path: string) => ({ path, folder: false, objectId: path, size: 1 });
    const found = references(['r.fa', 'r.fa.fai', 's.fasta', 't.fa.gz', 't.fa.gz.fai', 't.fa.gz.gzi', 'u.fa.gz', 'u.fa.gz.fai'].map(entry));
    expect(found.map(({ path }) => path)).toEqual(['r.fa', 't.fa.gz']);
  });

  test('takes the nearest of references that are the same', () => {
    const entry = (path: string) => ({ path, folder: false, objectId: path, size: 1, sha256: path.split('/').at(-1) });
    const items = ['runs/1/i/r.fa', 'runs/1/i/r.fa.fai', 'runs/2/i/r.fa', 'runs/2/i/r.fa.fai'].map(entry);
    expect(references(items, 'runs/2/sort/x.bam').map(({ path }) => path)).toEqual(['runs/2/i/r.fa']);
  });
});
