package org.gleaner.pass;

import java.io.Serializable;

/** A file of an index that holds one shard. */
public final class ShardFile implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final int documents;
  private final long bytes;

  /**
   * A file.
   *
   * @param name in the folder of the shards
   * @param documents how many it holds
   * @param bytes its size
   */
  public ShardFile(String name, int documents, long bytes) {
    this.name = name;
    this.documents = documents;
    this.bytes = bytes;
  }

  /** Its name in the folder of the shards. */
  public String name() {
    return name;
  }

  /** How many documents it holds. */
  public int documents() {
    return documents;
  }

  /** Its size. */
  public long bytes() {
    return bytes;
  }
}
