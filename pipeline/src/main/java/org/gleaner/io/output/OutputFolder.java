package org.gleaner.io.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;

/** A folder to write into, on any Hadoop file system. Failures are {@code IO_FAILED}. */
public final class OutputFolder {
  private final FileSystem system;
  private final Path folder;

  OutputFolder(FileSystem system, Path folder) {
    this.system = system;
    this.folder = folder;
  }

  /** The path of a part of the folder. */
  public String path(String name) {
    return FilePaths.child(folder, name).toString();
  }

  /** A folder in this one. */
  public OutputFolder folder(String name) {
    return new OutputFolder(system, FilePaths.child(folder, name));
  }

  /** Writes a small file as UTF-8, over one that is there. */
  public void write(String name, String content) {
    write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a small file, over one that is there. */
  public void write(String name, byte[] content) {
    Path path = FilePaths.child(folder, name);
    try (OutputStream out = system.create(path)) {
      out.write(content);
    } catch (IOException e) {
      throw failed("write", path, e);
    }
  }

  /** Copies what a folder holds, from any file system. */
  public void copy(Path from) {
    try {
      FileSystem other = FilePaths.system(from, system.getConf());
      system.mkdirs(folder);
      for (FileStatus part : other.listStatus(from)) {
        Path to = FilePaths.child(folder, part.getPath().getName());
        FileUtil.copy(other, part, system, to, false, true, system.getConf());
      }
    } catch (IOException e) {
      throw failed("copy into", folder, e);
    }
  }

  /** Deletes a part, if it is there. */
  public void delete(String name) {
    Path path = FilePaths.child(folder, name);
    try {
      system.delete(path, true);
    } catch (IOException e) {
      throw failed("delete", path, e);
    }
  }

  static GleanerException failed(String what, Path path, IOException cause) {
    return new GleanerException(ErrorCode.IO_FAILED, "Cannot " + what + ": " + path, cause);
  }
}
