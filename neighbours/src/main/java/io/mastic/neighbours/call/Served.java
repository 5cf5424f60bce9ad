package io.mastic.neighbours.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One operation that is answered: what answers it, and what of it is not.
 *
 * @param notes said of the operation in docs/neighbours.md; empty for nothing
 * @param refused members that cannot be given, with the reason
 */
public record Served(
    State state, Function<Call, ObjectNode> answer, String notes, Map<String, Refused> refused) {

  /** How much of an operation is there. */
  public enum State {
    /** It acts. */
    DONE,
    /** What it says is kept and given back, and changes nothing. */
    KEPT
  }

  /** A member that is not served: given in a way that would have to act. */
  public record Refused(Predicate<Call> isGiven, String reason) {}

  public static Served done(Function<Call, ObjectNode> answer) {
    return new Served(State.DONE, answer, "", Map.of());
  }

  /** As {@link #done(Function)}, for an operation that answers nothing. */
  public static Served doneQuietly(Consumer<Call> act) {
    return done(
        call -> {
          act.accept(call);
          return Json.MAPPER.createObjectNode();
        });
  }

  public static Served kept(Function<Call, ObjectNode> answer) {
    return new Served(State.KEPT, answer, "", Map.of());
  }

  /** As {@link #kept(Function)}, for an operation that answers nothing. */
  public static Served keptQuietly(Consumer<Call> act) {
    return new Served(State.KEPT, doneQuietly(act).answer(), "", Map.of());
  }

  /** The same, with a word on what of it has no effect. */
  public Served noting(String words) {
    return new Served(state, answer, words, refused);
  }

  /** The same, refusing a member wherever it is given and not false. */
  public Served without(String member, String reason) {
    return without(
        member,
        call -> call.has(member) && !call.members().get(member).toString().equals("false"),
        reason);
  }

  /** The same, refusing a member that is anything but what is always the case here. */
  public Served only(String member, String value, String reason) {
    return without(member, call -> call.has(member) && !call.text(member).equals(value), reason);
  }

  private Served without(String member, Predicate<Call> isGiven, String reason) {
    Map<String, Refused> more = new LinkedHashMap<>(refused);
    more.put(member, new Refused(isGiven, reason));
    return new Served(state, answer, notes, more);
  }
}
