package io.github.mulesecscan.taint;

import io.github.mulesecscan.source.Location;
import java.util.Comparator;

/**
 * Why a piece of data must not become known, and what says so.
 *
 * @param label what it is to those who must not know it
 * @param category what it is more exactly: {@code credential}, {@code card-number}
 * @param title the same as a phrase: {@code a card number}
 * @param name the field, property or other thing that says so: {@code cardNumber}
 * @param location where that is read or written
 */
public record DataMark(
    DataLabel label, String category, String title, String name, Location location)
    implements Comparable<DataMark> {

  /** The category of what proves who somebody is. */
  public static final String CREDENTIAL = "credential";

  static final String CREDENTIAL_TITLE = "a credential";

  private static final Comparator<DataMark> ORDER =
      Comparator.comparing(DataMark::label)
          .thenComparing(DataMark::category)
          .thenComparing(DataMark::name)
          .thenComparing(DataMark::location);

  /** What a label says of data that comes from {@code origin}. */
  static DataMark of(DataLabel label, Origin origin) {
    boolean secret = label == DataLabel.SECRET;
    return new DataMark(
        label,
        secret ? CREDENTIAL : label.word(),
        secret ? CREDENTIAL_TITLE : origin.description(),
        origin.name(),
        origin.location());
  }

  @Override
  public int compareTo(DataMark other) {
    return this == other ? 0 : ORDER.compare(this, other);
  }
}
