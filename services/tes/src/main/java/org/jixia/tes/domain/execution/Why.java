package org.jixia.tes.domain.execution;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an attempt did not end well, so precisely that whoever shows it has one sentence for it in any language; the English one
 * stands here, for logs and for clients of the standard. Others are told the name: a name stays, new ones may come.
 */
public enum Why {
    EXIT_CODE(EndCode.EXIT_CODE, "the command ended with code {0}"),
    OUT_OF_MEMORY(EndCode.OUT_OF_MEMORY, "needed more than the {0} MiB of memory granted"),
    DISK_FULL(EndCode.DISK_FULL, "wrote more than the {0} MiB of disk granted"),
    TIME_LIMIT(EndCode.TIME_LIMIT, "ran longer than the {0} ms it may"),
    CANCELED(EndCode.CANCELED, "cancelled"),
    CANCELED_BEFORE_RUN(EndCode.CANCELED, "cancelled before it ran"),
    NOT_WAITED_FOR(EndCode.CANCELED, "nobody waits for it"),
    COMMAND_NOT_FOUND(EndCode.COMMAND_NOT_FOUND, "cannot run {0}"),
    PROGRAM_NOT_IN_IMAGE(EndCode.COMMAND_NOT_FOUND, "the image has no program {0}"),
    IMAGE_MISSING(EndCode.INPUT_MISSING, "the image cannot be had: {0}"),
    INPUT_UNANSWERED(EndCode.INPUT_MISSING, "drs says nothing of an input"),
    INPUT_NOT_FOUND(EndCode.INPUT_MISSING, "there is no file {0} that you may read"),
    INPUT_MISSING(EndCode.INPUT_MISSING, "{0}"),
    INPUT_REFUSED(EndCode.INPUT_REFUSED, "{0}"),
    INPUTS_REFUSED(EndCode.INPUT_REFUSED, "drs refused: {0}"),
    INPUT_NOT_ON_WEB(EndCode.INPUT_MISSING, "{0} answered {1}"),
    INPUT_ADDRESS(EndCode.INPUT_REFUSED, "only https addresses without user names are fetched: {0}"),
    INPUT_INTERNAL(EndCode.INPUT_REFUSED, "{0} is an internal address"),
    INPUT_TOO_LARGE(EndCode.INPUT_REFUSED, "{0} has {1} bytes, this host takes {2}"),
    INPUT_ENDLESS(EndCode.INPUT_REFUSED, "{0} has more than the {1} bytes that this host takes"),
    INPUT_TWICE(EndCode.INPUT_REFUSED, "two inputs have the same path"),
    INPUT_NOT_STAGED(EndCode.SYSTEM, "an input could not be staged: {0}"),
    OUTPUT_NOT_THERE(EndCode.OUTPUT_MISSING, "{0} is not there, or is a link that leads nowhere; there is: {1}"),
    OUTPUT_IS_DIRECTORY(EndCode.OUTPUT_MISSING, "{0} is a directory, not a file"),
    OUTPUT_IS_NO_FILE(EndCode.OUTPUT_MISSING, "{0} is neither a file nor a directory"),
    OUTPUT_NAME(
            EndCode.OUTPUT_MISSING,
            "{0} cannot be kept: a name must not hold control characters, "
                    + "backslashes, or bytes that are no UTF-8; rename it before the task ends"),
    OUTPUT_PATTERN(EndCode.OUTPUT_MISSING, "{0} is no pattern of names"),
    OUTPUT_TOO_LONG(EndCode.OUTPUT_MISSING, "{0} is longer than the {1} bytes that come with a result"),
    OUTPUTS_REFUSED(EndCode.OUTPUT_MISSING, "the outputs cannot be kept: {0}"),
    OUTPUT_NOT_STORED(EndCode.SYSTEM, "an output could not be stored: {0}"),
    OBJECTS_AWAY(EndCode.SYSTEM, "drs does not answer"),
    OBJECTS_FAILED(EndCode.SYSTEM, "drs refused: {0}"),
    SANDBOX_NOT_MADE(EndCode.SYSTEM, "no sandbox could be made: {0}"),
    CONTAINER_NOT_MADE(EndCode.SYSTEM, "no container could be made: {0}"),
    CONTAINER_NOT_STARTED(EndCode.SYSTEM, "the container could not be started: {0}"),
    DIRECTORY_NOT_WRITTEN(EndCode.SYSTEM, "the attempt's directory cannot be written: {0}"),
    DIRECTORY_NOT_READ(EndCode.SYSTEM, "the attempt's directory cannot be read: {0}"),
    ENDED_BEFORE_START(EndCode.SYSTEM, "the service ended before the command started"),
    PROCESS_VANISHED(EndCode.SYSTEM, "the process that ran the command vanished"),
    NO_COMMAND(EndCode.SYSTEM, "no command was started"),
    STOPPING(EndCode.SYSTEM, "the service is being stopped"),
    UNEXPECTED(EndCode.SYSTEM, "unexpected failure of the platform");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final EndCode code;
    private final String english;

    Why(EndCode code, String english) {
        this.code = code;
        this.english = english;
    }

    public EndCode code() {
        return code;
    }

    String sentence(List<String> arguments) {
        return PLACE.matcher(english).replaceAll(place -> {
            var number = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(number < arguments.size() ? arguments.get(number) : "?");
        });
    }
}
