version 1.1

# Steps from reads to an alignment in which duplicates are marked.

task index_reference {
  meta {
    description: "Copies the reference beside the indexes that bwa and bcftools want."
  }
  input {
    File reference
    String image
  }
  String name = basename(reference)
  command <<<
    set -euo pipefail
    mkdir index
    cp "~{reference}" "index/~{name}"
    bwa index "index/~{name}"
    samtools faidx "index/~{name}"
  >>>
  output {
    File fasta = "index/~{name}"
    File fai = "index/~{name}.fai"
    Array[File] bwa_index = [
      "index/~{name}.amb",
      "index/~{name}.ann",
      "index/~{name}.bwt",
      "index/~{name}.pac",
      "index/~{name}.sa"
    ]
  }
  runtime {
    container: image
    cpu: 1
    memory: "512 MiB"
  }
}

task align {
  meta {
    description: "bwa mem; mates' scores are filled in, as marking duplicates needs them."
  }
  input {
    String sample
    File reads_1
    File reads_2
    File fasta
    Array[File] bwa_index
    Int threads = 1
    String image
  }
  command <<<
    set -euo pipefail
    bwa mem -t ~{threads} -R '@RG\tID:~{sample}\tSM:~{sample}\tLB:~{sample}\tPL:ILLUMINA' \
      "~{fasta}" "~{reads_1}" "~{reads_2}" \
      | samtools fixmate --no-PG -m -u - - \
      | samtools view --no-PG -b -o "~{sample}.aligned.bam" -
  >>>
  output {
    File bam = "~{sample}.aligned.bam"
  }
  runtime {
    container: image
    cpu: threads
    memory: "1 GiB"
  }
}

task sort {
  input {
    String sample
    File bam
    String image
  }
  command <<<
    samtools sort --no-PG -m 256M -T sorting -o "~{sample}.sorted.bam" "~{bam}"
  >>>
  output {
    File sorted = "~{sample}.sorted.bam"
  }
  runtime {
    container: image
    cpu: 1
    memory: "1 GiB"
  }
}

task mark_duplicates {
  input {
    String sample
    File bam
    String image
  }
  command <<<
    samtools markdup --no-PG -T marking "~{bam}" "~{sample}.bam"
  >>>
  output {
    File marked = "~{sample}.bam"
  }
  runtime {
    container: image
    cpu: 1
    memory: "512 MiB"
  }
}

task index_alignment {
  input {
    String sample
    File bam
    String image
  }
  command <<<
    samtools index "~{bam}" "~{sample}.bam.bai"
  >>>
  output {
    File bai = "~{sample}.bam.bai"
  }
  runtime {
    container: image
    cpu: 1
    memory: "512 MiB"
  }
}
