package org.gleaner.stage.base;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.io.FilePaths;
import org.gleaner.network.model.ModelFolder;

/** The folder of a model on a Hadoop file system. */
public final class HadoopFolder implements ModelFolder {
  private final FileSystem system;
  private final Path folder;

  /** A folder, which need not exist yet. */
  public HadoopFolder(FileSystem system, Path folder) {
    this.system = system;
    this.folder = folder;
  }

  /**
   * A folder by its path.
   *
   * @throws org.gleaner.GleanerException {@code ENVIRONMENT} if its file system cannot be reached
   */
  public static HadoopFolder of(String folder, Configuration configuration) {
    Path path = FilePaths.of(folder);
    return new HadoopFolder(FilePaths.system(path, configuration), path);
  }

  @Override
  public InputStream open(String name) throws IOException {
    return new BufferedInputStream(system.open(new Path(folder, name)));
  }

  @Override
  public long size(String name) throws IOException {
    return system.getFileStatus(new Path(folder, name)).getLen();
  }

  @Override
  public OutputStream create(String name) throws IOException {
    return new BufferedOutputStream(system.create(new Path(folder, name), false));
  }
}
