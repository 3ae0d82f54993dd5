package org.gleaner.io;

import java.io.Serializable;

/**
 * A file to read.
 *
 * @param path the qualified path, as Hadoop writes it
 * @param bytes its length on disk
 * @param format what it holds
 * @param compressed whether a codec must unpack it, so that it cannot be split
 */
public record InputFile(String path, long bytes, InputFormat format, boolean compressed)
    implements Serializable {}
