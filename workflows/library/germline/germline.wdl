version 1.1

# Variants of one sample against a small reference: align, sort, mark duplicates, call, filter, count.
workflow germline {
  input {
    String sample
    File reads_1
    File reads_2
    File reference
  }

  call align {
    input:
      sample = sample,
      reads_1 = reads_1,
      reads_2 = reads_2,
      reference = reference
  }

  call mark_duplicates {
    input:
      sample = sample,
      sorted = align.sorted
  }

  call call_variants {
    input:
      sample = sample,
      reference = reference,
      alignment = mark_duplicates.alignment,
      alignment_index = mark_duplicates.alignment_index
  }

  call filter_variants {
    input:
      sample = sample,
      calls = call_variants.calls
  }

  call summarise {
    input:
      sample = sample,
      variants = filter_variants.variants
  }

  output {
    File alignment = mark_duplicates.alignment
    File alignment_index = mark_duplicates.alignment_index
    File duplicates = mark_duplicates.report
    File variants = filter_variants.variants
    File variants_index = filter_variants.variants_index
    File statistics = summarise.statistics
    Int variant_count = summarise.count
  }
}

task align {
  input {
    String sample
    File reads_1
    File reads_2
    File reference
  }

  command <<<
    set -euo pipefail
    cp "~{reference}" reference.fa
    bwa index reference.fa
    # fixmate adds what marking duplicates needs, and wants the reads in the aligner's order.
    bwa mem -t 1 -R '@RG\tID:~{sample}\tSM:~{sample}\tPL:ILLUMINA\tLB:~{sample}' reference.fa "~{reads_1}" "~{reads_2}" \
      | samtools fixmate -m - - \
      | samtools sort -o sorted.bam -
  >>>

  output {
    File sorted = "sorted.bam"
  }

  runtime {
    container: "jixia/genomics:1"
    cpu: 1
    memory: "512 MiB"
  }
}

task mark_duplicates {
  input {
    String sample
    File sorted
  }

  command <<<
    set -euo pipefail
    samtools markdup -f duplicates.txt "~{sorted}" "~{sample}.bam"
    samtools index "~{sample}.bam"
  >>>

  output {
    File alignment = "~{sample}.bam"
    File alignment_index = "~{sample}.bam.bai"
    File report = "duplicates.txt"
  }

  runtime {
    container: "jixia/genomics:1"
    cpu: 1
    memory: "512 MiB"
  }
}

task call_variants {
  input {
    String sample
    File reference
    File alignment
    File alignment_index
  }

  command <<<
    set -euo pipefail
    cp "~{reference}" reference.fa
    samtools faidx reference.fa
    bcftools mpileup -f reference.fa -q 20 -Q 13 -a AD,DP "~{alignment}" -Ou \
      | bcftools call -mv --ploidy 2 -Ou \
      | bcftools norm -f reference.fa -Ob -o "~{sample}.calls.bcf"
  >>>

  output {
    File calls = "~{sample}.calls.bcf"
  }

  runtime {
    container: "jixia/genomics:1"
    cpu: 1
    memory: "512 MiB"
  }
}

task filter_variants {
  input {
    String sample
    File calls
    Int least_quality = 20
    Int least_depth = 6
  }

  command <<<
    set -euo pipefail
    bcftools view -i 'QUAL>=~{least_quality} && INFO/DP>=~{least_depth}' -Oz -o "~{sample}.vcf.gz" "~{calls}"
    tabix -p vcf "~{sample}.vcf.gz"
  >>>

  output {
    File variants = "~{sample}.vcf.gz"
    File variants_index = "~{sample}.vcf.gz.tbi"
  }

  runtime {
    container: "jixia/genomics:1"
    cpu: 1
    memory: "256 MiB"
  }
}

task summarise {
  input {
    String sample
    File variants
  }

  command <<<
    set -euo pipefail
    bcftools stats "~{variants}" > "~{sample}.stats.txt"
    bcftools view -H "~{variants}" | wc -l > count.txt
  >>>

  output {
    File statistics = "~{sample}.stats.txt"
    Int count = read_int("count.txt")
  }

  runtime {
    container: "jixia/genomics:1"
    cpu: 1
    memory: "256 MiB"
  }
}
