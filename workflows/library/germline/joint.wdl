version 1.1

import "tasks/summary.wdl"

workflow germline_joint {
  meta {
    description: "Joint variants and one table of figures for the samples of a set."
  }
  parameter_meta {
    cohort: "Name of the set; it names the files"
    vcfs: "Filtered variants of the samples, as germline_sample gives them"
    tables: "Tables of figures of the samples, in the same order"
    image: "Image with bcftools"
  }
  input {
    String cohort
    Array[File]+ vcfs
    Array[File]+ tables
    String image = "jixia/germline-tools:1"
  }

  call summary.merge { input: cohort, vcfs, tables, image }

  output {
    File joint_vcf = merge.vcf
    File joint_vcf_index = merge.index
    File joint_summary = merge.summary
    Int joint_sites = merge.sites
    Int shared_sites = merge.shared
  }
}
