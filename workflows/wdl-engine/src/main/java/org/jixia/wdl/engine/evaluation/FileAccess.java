package org.jixia.wdl.engine.evaluation;

import java.util.List;
import org.jixia.wdl.engine.value.Value;

/**
 * What expressions may do with files, which differs between a workflow, a task before it runs and a task's outputs.
 * Throws {@link NeedsFacts} for what must be asked, {@link org.jixia.wdl.engine.value.ValueFault} for what cannot be had.
 */
public interface FileAccess {
    /** Size in bytes of each file; the order is that of the argument. */
    List<Long> sizes(List<Value.File> files);

    /** The text of a file, at most {@code maxBytes} of UTF-8. */
    String read(Value.File file, long maxBytes);

    /** Makes a file of a text; the name is made of the content's digest and the ending. */
    Value.File write(String content, String ending);

    Value.Array glob(String pattern);

    Value.File stdout();

    Value.File stderr();
}
