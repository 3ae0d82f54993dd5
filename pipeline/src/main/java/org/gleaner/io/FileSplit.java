package org.gleaner.io;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A part of a file: the lines that begin at {@code begin} or later and before {@code end}. */
final class FileSplit implements Serializable {
  private static final long serialVersionUID = 1L;

  private final InputFile file;
  private final long begin;
  private final long end;

  FileSplit(InputFile file, long begin, long end) {
    this.file = file;
    this.begin = begin;
    this.end = end;
  }

  /** The file. */
  InputFile file() {
    return file;
  }

  /** First byte. */
  long begin() {
    return begin;
  }

  /** Byte after the last; {@link Long#MAX_VALUE} if the part goes to the end of the file. */
  long end() {
    return end;
  }

  /** Splits files in their order; a compressed or whole file is one split. */
  static List<FileSplit> of(List<InputFile> files, ReadSettings settings) {
    List<FileSplit> splits = new ArrayList<>();
    for (InputFile file : files) {
      boolean whole = file.format().isWhole(settings);
      long step = file.compressed() || whole ? Long.MAX_VALUE : settings.splitBytes();
      long begin = 0;
      while (file.bytes() - begin > step) {
        splits.add(new FileSplit(file, begin, begin + step));
        begin += step;
      }
      splits.add(new FileSplit(file, begin, Long.MAX_VALUE));
    }
    return splits;
  }
}
