version 1.1

import "lib/double.wdl" as lib

workflow scatters {
  input {
    Array[Int] numbers
  }
  scatter (i in numbers) {
    if (i % 2 == 1) {
      call lib.double { input: n = i }
    }
    scatter (j in range(i)) {
      Int product = i * j
    }
  }
  if (length(numbers) > 10) {
    Int many = length(numbers)
  }
  output {
    Array[Int?] doubled = double.out
    Array[Int] odd = select_all(double.out)
    Array[Array[Int]] products = product
    Int? big = many
    Int quotient = -7 / 2
    String number = "~{1.5 + 2}"
  }
}
