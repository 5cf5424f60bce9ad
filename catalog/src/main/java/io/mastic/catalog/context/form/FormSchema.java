package io.mastic.catalog.context.form;

import io.mastic.contract.Errors;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.loader.ModelAssembler;
import software.amazon.smithy.model.loader.ModelSyntaxException;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.model.validation.NodeValidationVisitor;
import software.amazon.smithy.model.validation.Severity;
import software.amazon.smithy.model.validation.ValidatedResult;
import software.amazon.smithy.model.validation.ValidationEvent;

/**
 * The schema of a form type: a structure in Smithy's language that has the form type's name, with
 * the shapes that it needs beside it.
 */
final class FormSchema {

  private static final String NAMESPACE = "form";
  private static final String PREAMBLE = "$version: \"2\"\nnamespace " + NAMESPACE + "\n";
  private static final Pattern LINE = Pattern.compile("at line ([0-9]{1,9})");
  private static final int LONGEST_COMPLAINT = 1000;

  private final Model model;
  private final StructureShape structure;

  private FormSchema(Model model, StructureShape structure) {
    this.model = model;
    this.structure = structure;
  }

  /**
   * Reads a schema with all of Smithy's checks.
   *
   * @throws InvalidInputException if it is none, or has no structure of that name
   */
  static FormSchema check(String name, String idl) {
    return read(name, idl, new ModelAssembler());
  }

  /** Reads a schema that was checked before. */
  static FormSchema of(String name, String idl) {
    return read(name, idl, new ModelAssembler().disableValidation());
  }

  private static FormSchema read(String name, String idl, ModelAssembler assembler) {
    ValidatedResult<Model> result =
        assembler
            .putProperty(ModelAssembler.ALLOW_UNKNOWN_TRAITS, true)
            .addUnparsedModel("schema.smithy", completed(idl))
            .assemble();
    complaint(result.getValidationEvents().stream())
        .ifPresent(
            why -> {
              throw Errors.invalidInput(
                  "Schema of form type " + name + " is not valid: " + inOwnLines(idl, why));
            });
    Model model = result.unwrap();
    return model
        .shapes(StructureShape.class)
        .filter(shape -> shape.getId().getName().equals(name))
        .filter(shape -> !shape.getId().getNamespace().startsWith("smithy."))
        .findFirst()
        .map(shape -> new FormSchema(model, shape))
        .orElseThrow(() -> Errors.invalidInput("Schema has no structure named " + name + "."));
  }

  /** AWS's examples leave out what every file of Smithy's language begins with. */
  private static String completed(String idl) {
    return isWhole(idl) ? idl : PREAMBLE + idl;
  }

  private static boolean isWhole(String idl) {
    return idl.lines().anyMatch(line -> line.strip().startsWith("namespace "));
  }

  /** A complaint that counts the lines that the client wrote. */
  private static String inOwnLines(String idl, String complaint) {
    long before = isWhole(idl) ? 0 : PREAMBLE.lines().count();
    return LINE.matcher(complaint)
        .replaceAll(line -> "at line " + (Long.parseLong(line.group(1)) - before));
  }

  /**
   * Refuses content that is not a form of this schema.
   *
   * @throws InvalidInputException saying what is wrong with it
   */
  void check(@Nullable String content) {
    String name = structure.getId().getName();
    if (content == null) {
      throw Errors.invalidInput("A form of type " + name + " needs content.");
    }
    List<ValidationEvent> events =
        structure.accept(
            NodeValidationVisitor.builder().model(model).value(node(name, content)).build());
    // A member that the structure does not have is only a warning to Smithy.
    complaint(events.stream().map(FormSchema::strict))
        .ifPresent(
            why -> {
              throw Errors.invalidInput(
                  "Content does not conform to form type " + name + ": " + why);
            });
  }

  private static Node node(String name, String content) {
    try {
      // Jackson first: it bounds how deep content may nest.
      Json.read(content);
      return Node.parse(content);
    } catch (IllegalArgumentException | ModelSyntaxException e) {
      throw Errors.invalidInput("Content of a form of type " + name + " is not JSON.");
    }
  }

  private static ValidationEvent strict(ValidationEvent event) {
    return event.getId().startsWith("Model.UnknownMember")
        ? event.toBuilder().severity(Severity.ERROR).build()
        : event;
  }

  private static Optional<String> complaint(Stream<ValidationEvent> events) {
    String all =
        events
            .filter(event -> event.getSeverity() == Severity.ERROR)
            .map(ValidationEvent::getMessage)
            .limit(10)
            .collect(Collectors.joining("; "));
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.substring(0, Math.min(all.length(), LONGEST_COMPLAINT)));
  }
}
