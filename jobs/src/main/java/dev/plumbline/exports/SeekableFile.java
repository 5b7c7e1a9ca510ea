package dev.plumbline.exports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;

/** A file of any Hadoop file system as a channel, for a library that wants to jump about in it. */
final class SeekableFile implements SeekableByteChannel {

  private final FSDataInputStream in;
  private final long size;
  private long position;
  private boolean isOpen = true;

  SeekableFile(FSDataInputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (position >= size) {
      return -1;
    }
    byte[] bytes = new byte[Math.min(target.remaining(), 1 << 16)];
    if (in.getPos() != position) {
      in.seek(position);
    }
    int read = in.read(bytes, 0, bytes.length);
    if (read > 0) {
      target.put(bytes, 0, read);
      position += read;
    }
    return read;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    position = to;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public SeekableByteChannel truncate(long to) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return isOpen;
  }

  @Override
  public void close() throws IOException {
    isOpen = false;
    in.close();
  }
}
