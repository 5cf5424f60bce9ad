package io.mastic.neighbours.call;

import java.util.List;

/** A shape of a service's model, for who reads calls that are not JSON. */
public final class FormShape {

  private final AwsModel model;
  private final ModelShape shape;

  FormShape(AwsModel model, ModelShape shape) {
    this.model = model;
    this.shape = shape;
  }

  public String type() {
    return shape.type;
  }

  public List<String> members() {
    return List.copyOf(shape.members.keySet());
  }

  /** How a form calls a member. */
  public String called(String member) {
    return shape.names.getOrDefault(member, member);
  }

  public FormShape member(String name) {
    return of(shape.members.getOrDefault(name, ""));
  }

  /** Of a list. */
  public FormShape element() {
    return of(shape.member);
  }

  /** Of a map. */
  public FormShape value() {
    return of(shape.value);
  }

  private FormShape of(String name) {
    return new FormShape(model, model.shape(name));
  }
}
