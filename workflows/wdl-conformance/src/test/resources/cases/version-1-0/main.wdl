version 1.0

# Braced command, placeholders of both kinds, an object that builds a struct, no outputs section: all call outputs.
struct Person {
  String name
  Int? age
}

task greet {
  input {
    Person person
    String greeting = "Hello"
  }
  command {
    echo "${greeting} ~{person.name}" ${default="0" person.age}
  }
  output {
    String said = read_string(stdout())
    Int length = 5
  }
}

workflow old {
  input {
    String name
  }
  Person made = object { name: name }
  scatter (i in range(2)) {
    call greet { input: person = made }
  }
}
