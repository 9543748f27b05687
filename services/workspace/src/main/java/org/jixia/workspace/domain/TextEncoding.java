package org.jixia.workspace.domain;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Optional;

/** How the characters of an imported file are written as bytes. */
public enum TextEncoding {
    /** What we write, and expect of programs. */
    UTF_8("UTF-8"),
    /** "Unicode text" of spreadsheets. */
    UTF_16LE("UTF-16LE"),
    UTF_16BE("UTF-16BE"),
    /** Chinese Windows; holds all of GBK and GB2312. */
    GB18030("GB18030"),
    /** Western Windows. */
    WINDOWS_1252("windows-1252");

    private final String text;

    TextEncoding(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Optional<TextEncoding> of(String text) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.text.equalsIgnoreCase(text))
                .findFirst();
    }

    /** The one that the beginning of a file speaks for: by its mark, else the first in which it can be read at all. */
    static TextEncoding detect(byte[] head) {
        if (starts(head, 0xFF, 0xFE)) {
            return UTF_16LE;
        }
        if (starts(head, 0xFE, 0xFF)) {
            return UTF_16BE;
        }
        return UTF_8.reads(head) ? UTF_8 : GB18030.reads(head) ? GB18030 : WINDOWS_1252;
    }

    private static boolean starts(byte[] head, int first, int second) {
        return head.length > 1 && (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
    }

    /** The end may lie inside a character. */
    private boolean reads(byte[] head) {
        var decoder = Charset.forName(text)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false)
                .isError();
    }

    /** The same text in UTF-8; reading fails where the bytes are none of this encoding. */
    InputStream toUtf8(InputStream bytes) {
        return this == UTF_8 ? bytes : new Recoded(bytes, Charset.forName(text));
    }
}
