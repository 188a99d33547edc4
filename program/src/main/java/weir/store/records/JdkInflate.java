package weir.store.records;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The JDK's own zlib.
final class JdkInflate implements Inflate {
  private final Inflater inflater = new Inflater(true);

  @Override
  public void input(byte[] bytes, int offset, int length) {
    inflater.setInput(bytes, offset, length);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws DataFormatException {
    int count = inflater.inflate(target, offset, length);
    if (count == 0 && inflater.needsDictionary()) {
      throw new DataFormatException("asks for a dictionary");
    }
    return count;
  }

  @Override
  public boolean isFinished() {
    return inflater.finished();
  }

  @Override
  public int rest() {
    return inflater.getRemaining();
  }

  @Override
  public void reset() {
    inflater.reset();
  }

  @Override
  public void close() {
    inflater.close();
  }
}
