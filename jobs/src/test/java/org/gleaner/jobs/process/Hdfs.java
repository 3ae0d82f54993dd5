package org.gleaner.jobs.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A folder on an HDFS of one namenode and two datanodes in this Java machine, on free ports. Names
 * of files begin with a slash and count from the folder.
 */
final class Hdfs implements Store.CloseableResource {
  private final MiniDFSCluster cluster;
  private final String root;

  private Hdfs(MiniDFSCluster cluster, String root) {
    this.cluster = cluster;
    this.root = root;
  }

  static Hdfs start(java.nio.file.Path folder) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    return new Hdfs(new MiniDFSCluster.Builder(configuration).numDataNodes(2).build(), "");
  }

  /** A folder of this one. */
  Hdfs below(String folder) {
    return new Hdfs(cluster, root + folder);
  }

  private DistributedFileSystem files() throws IOException {
    return cluster.getFileSystem();
  }

  private Path path(String name) {
    return new Path(root + name);
  }

  /** The address of a file for whoever is not in this Java machine. */
  String uri(String name) throws IOException {
    return files().getUri() + root + name;
  }

  String write(String name, String content) throws IOException {
    try (FSDataOutputStream file = files().create(path(name))) {
      file.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return uri(name);
  }

  byte[] read(String name) throws IOException {
    try (FSDataInputStream file = files().open(path(name))) {
      return file.readAllBytes();
    }
  }

  boolean has(String name) throws IOException {
    return files().exists(path(name));
  }

  void makeFolder(String name) throws IOException {
    files().mkdirs(path(name));
  }

  /** Makes a folder that holds no more than some bytes. */
  void makeFolder(String name, long bytes) throws IOException {
    makeFolder(name);
    files().setQuota(path(name), HdfsConstants.QUOTA_DONT_SET, bytes);
  }

  /** The names in a folder, sorted. */
  List<String> names(String folder) throws IOException {
    FileStatus[] list = files().listStatus(path(folder));
    return Arrays.stream(list).map(file -> file.getPath().getName()).sorted().toList();
  }

  /** Whether a task of a job that writes below a folder has handed in its files. */
  boolean hasCommittedTask(String folder) {
    try {
      FileStatus[] tasks = files().globStatus(path(folder + "/_temporary-*/*/_temporary/0/task_*"));
      return tasks != null && tasks.length > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void restartADatanode() throws IOException {
    cluster.restartDataNode(0);
  }

  @Override
  public void close() {
    cluster.shutdown();
  }
}
