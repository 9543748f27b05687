version 1.1

# What several samples have in common and what each has alone.
workflow cohort {
  input {
    Array[String]+ samples
    Array[File]+ variants
    Array[File]+ variants_indexes
  }

  call merge {
    input:
      variants = variants,
      variants_indexes = variants_indexes
  }

  output {
    File joint = merge.joint
    File joint_index = merge.joint_index
    File summary = merge.summary
    Int sites = merge.sites
    Int sample_count = length(samples)
  }
}

task merge {
  input {
    Array[File]+ variants
    Array[File]+ variants_indexes
  }

  command <<<
    set -euo pipefail
    # Each file beside its index, wherever they were staged.
    number=0
    while read -r file; do
      number=$((number + 1))
      ln -s "$file" "$number.vcf.gz"
    done < "~{write_lines(variants)}"
    number=0
    while read -r file; do
      number=$((number + 1))
      ln -s "$file" "$number.vcf.gz.tbi"
    done < "~{write_lines(variants_indexes)}"
    if [ "$number" -gt 1 ]; then
      bcftools merge -Oz -o joint.vcf.gz $(seq -f '%g.vcf.gz' 1 "$number")
    else
      cp 1.vcf.gz joint.vcf.gz
    fi
    tabix -p vcf joint.vcf.gz
    bcftools stats -s - joint.vcf.gz > summary.txt
    bcftools view -H joint.vcf.gz | wc -l > sites.txt
  >>>

  output {
    File joint = "joint.vcf.gz"
    File joint_index = "joint.vcf.gz.tbi"
    File summary = "summary.txt"
    Int sites = read_int("sites.txt")
  }

  runtime {
    container: "jixia/genomics:1"
    cpu: 1
    memory: "512 MiB"
  }
}
