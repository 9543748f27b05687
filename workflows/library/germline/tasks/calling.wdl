version 1.1

# Steps from an alignment to filtered variants and their figures.

task call_variants {
  input {
    String sample
    File bam
    File bai
    File fasta
    File fai
    String image
  }
  command <<<
    set -euo pipefail
    bcftools mpileup --no-version -f "~{fasta}" -q 20 -Q 15 -a FORMAT/AD,FORMAT/DP -Ou "~{bam}" \
      | bcftools call --no-version -m -v --ploidy 2 -Ou \
      | bcftools norm --no-version -f "~{fasta}" -Oz -o "~{sample}.raw.vcf.gz"
  >>>
  output {
    File vcf = "~{sample}.raw.vcf.gz"
  }
  runtime {
    container: image
    cpu: 1
    memory: "512 MiB"
  }
}

task filter_variants {
  meta {
    description: "Names what fails; nothing is removed."
  }
  input {
    String sample
    File vcf
    Int minimum_quality = 20
    Int minimum_depth = 6
    String image
  }
  command <<<
    set -euo pipefail
    bcftools filter --no-version -s LOW -e 'QUAL<~{minimum_quality} || FORMAT/DP<~{minimum_depth}' \
      -Oz -o "~{sample}.vcf.gz" "~{vcf}"
    bcftools index -t "~{sample}.vcf.gz"
  >>>
  output {
    File filtered = "~{sample}.vcf.gz"
    File index = "~{sample}.vcf.gz.tbi"
  }
  runtime {
    container: image
    cpu: 1
    memory: "512 MiB"
  }
}

task statistics {
  input {
    String sample
    File bam
    File bai
    File vcf
    String image
  }
  command <<<
    set -euo pipefail
    samtools flagstat "~{bam}" > flagstat.txt
    samtools view -c -F 0x904 "~{bam}" > mapped
    samtools view -c -f 0x400 "~{bam}" > duplicates
    samtools depth -a "~{bam}" \
      | awk '{ sum += $3 } END { printf "%.4f\n", (NR ? sum / NR : 0) }' > depth
    count() { bcftools view -H -f PASS "$@" "~{vcf}" | wc -l; }
    count > passed
    count -v snps > snps
    count -v indels > indels
    count -g het > heterozygous
    {
      printf 'sample\tmapped_reads\tduplicates\tmean_depth\tpassed\tsnps\tindels\theterozygous\n'
      printf '%s\t%s\t%s\t%s\t%s\n' "~{sample}" "$(cat mapped)" "$(cat duplicates)" "$(cat depth)" "$(paste passed snps indels heterozygous)"
    } > "~{sample}.statistics.tsv"
  >>>
  output {
    File table = "~{sample}.statistics.tsv"
    File flagstat = "flagstat.txt"
    Int mapped_reads = read_int("mapped")
    Int duplicates = read_int("duplicates")
    Float mean_depth = read_float("depth")
    Int passed = read_int("passed")
    Int snps = read_int("snps")
    Int indels = read_int("indels")
  }
  runtime {
    container: image
    cpu: 1
    memory: "512 MiB"
  }
}
