version 1.1

# One table and one set of variants for several samples.

task merge {
  input {
    String cohort
    Array[File]+ vcfs
    Array[File]+ tables
    String image
  }
  command <<<
    set -euo pipefail
    mkdir merging
    number=0
    for vcf in ~{sep(" ", squote(vcfs))}; do
      number=$((number + 1))
      cp "$vcf" "merging/$number.vcf.gz"
      bcftools index -t "merging/$number.vcf.gz"
    done
    if [ "$number" -eq 1 ]; then
      cp merging/1.vcf.gz "~{cohort}.vcf.gz"
    else
      bcftools merge --no-version -0 -Oz -o "~{cohort}.vcf.gz" merging/*.vcf.gz
    fi
    bcftools index -t "~{cohort}.vcf.gz"
    bcftools view -H -f PASS "~{cohort}.vcf.gz" | wc -l > sites
    bcftools view -H -f PASS -i 'N_PASS(GT="alt")=N_SAMPLES' "~{cohort}.vcf.gz" | wc -l > shared
    first=yes
    for table in ~{sep(" ", squote(tables))}; do
      if [ "$first" = yes ]; then cat "$table"; else tail -n +2 "$table"; fi
      first=no
    done > "~{cohort}.summary.tsv"
  >>>
  output {
    File vcf = "~{cohort}.vcf.gz"
    File index = "~{cohort}.vcf.gz.tbi"
    File summary = "~{cohort}.summary.tsv"
    Int sites = read_int("sites")
    Int shared = read_int("shared")
  }
  runtime {
    container: image
    cpu: 1
    memory: "512 MiB"
  }
}
