package org.jixia.tes.domain;

/** One kept stream: its tail of at most 64 KiB, and the object with all of it when the tail is not all. */
public record StreamLog(int attempt, int executor, String stream, long size, byte[] tail, String object) {}
