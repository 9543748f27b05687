package org.jixia.wdl.engine.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jixia.wdl.engine.task.CacheKey;
import org.jixia.wdl.engine.value.FileInfo;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;

/** Files as a workflow sees them: stored objects by their addresses; what is not known is asked. */
public final class WorkflowFiles implements FileAccess {
    private final Facts facts;

    public WorkflowFiles(Facts facts) {
        this.facts = facts;
    }

    @Override
    public List<Long> sizes(List<Value.File> files) {
        facts.require(files.stream()
                .filter(file -> file.info() == null)
                .map(file -> new Need.Stat(file.uri()))
                .toList());
        List<Long> sizes = new ArrayList<>(files.size());
        files.forEach(file -> sizes.add(info(file).size()));
        return sizes;
    }

    /** What is known of a file; a fault when it is not there. */
    public FileInfo info(Value.File file) {
        if (file.info() != null) {
            return file.info();
        }
        FileInfo found = facts.get(new Need.Stat(file.uri())).file();
        if (found == null) {
            throw new ValueFault("file_missing", file.uri());
        }
        return found;
    }

    @Override
    public String read(Value.File file, long maxBytes) {
        return read(facts, file.uri(), maxBytes);
    }

    static String read(Facts facts, String uri, long maxBytes) {
        Facts.Answer answer = facts.get(new Need.Text(uri));
        if (answer.tooLarge() || answer.text() != null && answer.text().length() > maxBytes) {
            throw new ValueFault("file_too_large", uri, maxBytes);
        }
        if (answer.text() == null) {
            throw new ValueFault("file_missing", uri);
        }
        return answer.text();
    }

    @Override
    public Value.File write(String content, String ending) {
        String sha = CacheKey.digestOf(content);
        Facts.Answer answer = facts.get(new Need.Written(sha, sha.substring(0, 16) + ending, content));
        return Value.File.of(answer.file());
    }

    @Override
    public Value.Array glob(String pattern) {
        throw new ValueFault("only_in_task_outputs", "glob");
    }

    @Override
    public Value.File stdout() {
        throw new ValueFault("only_in_task_outputs", "stdout");
    }

    @Override
    public Value.File stderr() {
        throw new ValueFault("only_in_task_outputs", "stderr");
    }
}
