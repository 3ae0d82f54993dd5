package org.gleaner.jobs.cluster;

import java.io.IOException;
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

/** An HDFS of one namenode and two datanodes in this Java machine, on free ports. */
final class Hdfs implements AutoCloseable {
  private final MiniDFSCluster cluster;

  private Hdfs(MiniDFSCluster cluster) {
    this.cluster = cluster;
  }

  static Hdfs start(java.nio.file.Path folder) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    return new Hdfs(new MiniDFSCluster.Builder(configuration).numDataNodes(2).build());
  }

  DistributedFileSystem files() throws IOException {
    return cluster.getFileSystem();
  }

  /** The address of a file for whoever is not in this Java machine. */
  String uri(String name) throws IOException {
    return files().getUri() + name;
  }

  String write(String name, String content) throws IOException {
    try (FSDataOutputStream file = files().create(new Path(name))) {
      file.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return uri(name);
  }

  byte[] read(String name) throws IOException {
    try (FSDataInputStream file = files().open(new Path(name))) {
      return file.readAllBytes();
    }
  }

  boolean has(String name) throws IOException {
    return files().exists(new Path(name));
  }

  /** The names in a folder, sorted. */
  List<String> names(String folder) throws IOException {
    FileStatus[] list = files().listStatus(new Path(folder));
    return Arrays.stream(list).map(file -> file.getPath().getName()).sorted().toList();
  }

  /** Whether a task of a job that writes below a folder has handed in its files. */
  boolean hasCommittedTask(String folder) {
    try {
      FileStatus[] tasks =
          files().globStatus(new Path(folder + "/_temporary-*/*/_temporary/0/task_*"));
      return tasks != null && tasks.length > 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
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
