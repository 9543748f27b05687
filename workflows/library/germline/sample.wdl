version 1.1

import "tasks/alignment.wdl"
import "tasks/calling.wdl"

workflow germline_sample {
  meta {
    description: "Germline variants of one sample from paired reads: bwa, samtools, bcftools."
  }
  parameter_meta {
    sample: "Name of the sample; it names the files and stands in the variants' header."
    reads_1: "First reads of the pairs, FASTQ, may be gzipped"
    reads_2: "Second reads of the pairs, in the same order"
    reference: "Reference genome, FASTA"
    threads: "Threads of the aligner"
    image: "Image with bwa, samtools and bcftools"
  }
  input {
    String sample
    File reads_1
    File reads_2
    File reference
    Int threads = 1
    String image = "jixia/germline-tools:1"
  }

  call alignment.index_reference { input: reference, image }
  call alignment.align {
    input:
      sample, reads_1, reads_2, threads, image,
      fasta = index_reference.fasta,
      bwa_index = index_reference.bwa_index
  }
  call alignment.sort { input: sample, bam = align.bam, image }
  call alignment.mark_duplicates { input: sample, bam = sort.sorted, image }
  call alignment.index_alignment { input: sample, bam = mark_duplicates.marked, image }
  call calling.call_variants {
    input:
      sample, image,
      bam = mark_duplicates.marked,
      bai = index_alignment.bai,
      fasta = index_reference.fasta,
      fai = index_reference.fai
  }
  call calling.filter_variants { input: sample, vcf = call_variants.vcf, image }
  call calling.statistics {
    input:
      sample, image,
      bam = mark_duplicates.marked,
      bai = index_alignment.bai,
      vcf = filter_variants.filtered
  }

  output {
    File bam = mark_duplicates.marked
    File bai = index_alignment.bai
    File vcf = filter_variants.filtered
    File vcf_index = filter_variants.index
    File statistics_table = statistics.table
    Int mapped_reads = statistics.mapped_reads
    Int duplicates = statistics.duplicates
    Float mean_depth = statistics.mean_depth
    Int variants = statistics.passed
    Int snps = statistics.snps
    Int indels = statistics.indels
  }
}
