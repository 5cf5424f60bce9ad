package io.mastic.objects;

import java.util.List;
import java.util.Optional;

/**
 * Where one of the parts lies that an object came in.
 *
 * @param count of all parts; 0 for an object that came whole, which is its own first part
 */
public record PartSpan(int count, long first, long length) {

  /** From the facts that the store keeps itself; empty if there is no such part. */
  public static Optional<PartSpan> of(StoredObject object, int number) {
    List<Long> sizes = object.facts().partSizes();
    if (sizes.isEmpty()) {
      return number == 1 ? Optional.of(new PartSpan(0, 0, object.info().size())) : Optional.empty();
    }
    if (number > sizes.size()) {
      return Optional.empty();
    }
    long first = sizes.subList(0, number - 1).stream().mapToLong(Long::longValue).sum();
    return Optional.of(new PartSpan(sizes.size(), first, sizes.get(number - 1)));
  }
}
