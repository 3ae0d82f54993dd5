package org.gleaner.text.subword.model;

import java.util.Arrays;

/**
 * The pieces of one word while they are merged: the pair of lowest rank first, of equal ones the
 * first in the word. Takes time n log n in the characters of a word.
 */
final class Symbols {
  private static final int REMOVED = -1;

  private int[] pieces;
  private int[] begins;
  private int[] ends;
  private int[] before = {};
  private int[] after = {};
  private long[] heap = {};
  private int waiting;
  private int size;

  Symbols(int room) {
    pieces = new int[room];
    begins = new int[room];
    ends = new int[room];
  }

  void add(int piece, int begin, int end) {
    if (size == pieces.length) {
      int room = size * 2 + 4;
      pieces = Arrays.copyOf(pieces, room);
      begins = Arrays.copyOf(begins, room);
      ends = Arrays.copyOf(ends, room);
    }
    pieces[size] = piece;
    begins[size] = begin;
    ends[size++] = end;
  }

  /** Lets the last one end later. */
  void extend(int end) {
    ends[size - 1] = end;
  }

  /** A copy that takes no more room than it needs. */
  Symbols settled() {
    Symbols settled = new Symbols(0);
    settled.pieces = Arrays.copyOf(pieces, size);
    settled.begins = Arrays.copyOf(begins, size);
    settled.ends = Arrays.copyOf(ends, size);
    settled.size = size;
    return settled;
  }

  int size() {
    return size;
  }

  int piece(int symbol) {
    return pieces[symbol];
  }

  int begin(int symbol) {
    return begins[symbol];
  }

  int end(int symbol) {
    return ends[symbol];
  }

  /** Merges all that merge. */
  void merge(Merges merges) {
    before = new int[size];
    after = new int[size];
    heap = new long[Math.max(size, 4)];
    for (int i = 0; i < size; i++) {
      before[i] = i - 1;
      after[i] = i + 1;
    }
    for (int i = 0; i + 1 < size; i++) {
      offer(merges, i, i + 1);
    }
    while (waiting > 0) {
      long first = pop();
      merge(merges, (int) first, (int) (first >>> 32));
    }
    compact();
  }

  private void merge(Merges merges, int left, int rank) {
    if (pieces[left] == REMOVED || after[left] >= size) {
      return;
    }
    int right = after[left];
    int current = merges.rank(pieces[left], pieces[right]);
    if (current == Merges.NONE || merges.result(current) != merges.result(rank)) {
      return;
    }
    pieces[left] = merges.result(rank);
    pieces[right] = REMOVED;
    ends[left] = ends[right];
    after[left] = after[right];
    if (after[left] < size) {
      before[after[left]] = left;
      offer(merges, left, after[left]);
    }
    if (before[left] >= 0) {
      offer(merges, before[left], left);
    }
  }

  private void compact() {
    int kept = 0;
    for (int i = 0; i < size; i = after[i]) {
      pieces[kept] = pieces[i];
      begins[kept] = begins[i];
      ends[kept++] = ends[i];
    }
    size = kept;
  }

  private void offer(Merges merges, int left, int right) {
    int rank = merges.rank(pieces[left], pieces[right]);
    if (rank == Merges.NONE) {
      return;
    }
    if (waiting == heap.length) {
      heap = Arrays.copyOf(heap, waiting * 2);
    }
    long entry = (long) rank << 32 | left;
    int at = waiting++;
    while (at > 0 && heap[(at - 1) >> 1] > entry) {
      heap[at] = heap[(at - 1) >> 1];
      at = (at - 1) >> 1;
    }
    heap[at] = entry;
  }

  private long pop() {
    long first = heap[0];
    long last = heap[--waiting];
    int at = 0;
    int child = 1;
    while (child < waiting) {
      if (child + 1 < waiting && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= last) {
        break;
      }
      heap[at] = heap[child];
      at = child;
      child = 2 * at + 1;
    }
    heap[at] = last;
    return first;
  }
}
