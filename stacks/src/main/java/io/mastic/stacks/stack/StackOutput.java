package io.mastic.stacks.stack;

/**
 * An output of a stack.
 *
 * @param exportName empty if it is not exported
 */
public record StackOutput(String name, String value, String description, String exportName) {}
