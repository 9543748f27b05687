package org.jixia.workspace.domain;

import java.util.List;

/** What wes says of a workflow: enough to give it inputs and take its outputs. */
public record Workflow(String name, List<Input> inputs, List<Output> outputs) {
    public record Input(String name, String type, boolean optional) {
        public boolean isArray() {
            return type.startsWith("Array[");
        }

        public boolean isArrayOfStrings() {
            return type.startsWith("Array[String]") || type.startsWith("Array[String?]");
        }

        public boolean isString() {
            return type.equals("String") || type.equals("String?");
        }
    }

    public record Output(String name, String type) {}

    /** The name without the workflow's in front, as people and tables use it. */
    public String bare(String qualified) {
        return qualified.startsWith(name + ".") ? qualified.substring(name.length() + 1) : qualified;
    }
}
