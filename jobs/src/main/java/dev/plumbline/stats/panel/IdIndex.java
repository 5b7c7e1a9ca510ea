package dev.plumbline.stats.panel;

import java.io.Serializable;
import java.util.Arrays;

/** Numbers ids from 0 in order of first appearance: an open hash of primitive longs. */
public final class IdIndex implements Serializable {

  private long[] ids;
  private int[] slots;
  private int size;

  public IdIndex(int expected) {
    ids = new long[expected];
    slots = new int[Integer.highestOneBit(Math.max(8, expected * 2 - 1)) * 2];
    Arrays.fill(slots, -1);
  }

  public int size() {
    return size;
  }

  long id(int index) {
    return ids[index];
  }

  public long[] ids() {
    return Arrays.copyOf(ids, size);
  }

  /** The number of {@code id}, a new one if it was never seen. */
  public int indexOf(long id) {
    int slot = slotOf(id);
    if (slots[slot] >= 0) {
      return slots[slot];
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    ids[size] = id;
    slots[slot] = size++;
    if (size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private int slotOf(long id) {
    int mask = slots.length - 1;
    int slot = (int) (mix(id) & mask);
    while (slots[slot] >= 0 && ids[slots[slot]] != id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, -1);
    for (int i = 0; i < size; i++) {
      slots[slotOf(ids[i])] = i;
    }
  }

  /** Spreads ids that differ in few bits, by the finaliser of MurmurHash3. */
  static long mix(long id) {
    long h = id;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
