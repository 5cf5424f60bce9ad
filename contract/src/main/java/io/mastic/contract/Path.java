package io.mastic.contract;

import org.jspecify.annotations.Nullable;

/**
 * Where in a request a value stands, as AWS's errors spell it: {@code
 * tableInput.partitionKeys.2.member.name}. It is spelled only if something is wrong there, which is
 * seldom, while every value of every request has one.
 *
 * @param above null for a member of the request itself
 * @param step a member's or a map key's name; null for an element of a list
 * @param position of an element, from 1; 0 for a member, -1 for a map's entry
 */
record Path(@Nullable Path above, @Nullable String step, int position) {

  static Path of(@Nullable Path above, String member) {
    return new Path(above, member, 0);
  }

  Path element(int elementPosition) {
    return new Path(this, null, elementPosition);
  }

  Path entry(Object key) {
    return new Path(this, key.toString(), -1);
  }

  @Override
  public String toString() {
    String own = String.valueOf(step);
    String spelled =
        switch (position) {
          case 0 -> Character.toLowerCase(own.charAt(0)) + own.substring(1);
          case -1 -> own + ".member";
          default -> position + ".member";
        };
    return above == null ? spelled : above + "." + spelled;
  }
}
